package dev.gradwright.conformance.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradwright.conformance.model.CompiledNetworks;
import dev.gradwright.conformance.model.LayerModel;
import dev.gradwright.conformance.model.LayerOutputs;
import dev.gradwright.conformance.model.NetworkModel;
import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Single layers and losses in generated networks agree with those of Keras, forward and backward. The layer before each
 * of them is an identity, {@code front}: its gradients, {@code xᵀ·dX} and the column sums of dX, show the gradient dX
 * of the tested layer.
 */
class KerasLayerTest {
    private static final JsonNode FILE = Fixture.load("layers");
    private static final List<Recorded> DENSE = recorded("dense", KerasLayerTest::denseModel);
    private static final List<Recorded> BATCH_NORM = recorded("batch_normalization", KerasLayerTest::batchNormModel);
    private static final List<Recorded> LAYER_NORM = recorded("layer_normalization", KerasLayerTest::layerNormModel);
    private static final List<Recorded> LOSSES = recorded("losses", KerasLayerTest::lossModel);

    private static CompiledNetworks networks;

    @BeforeAll
    static void compile(@TempDir Path directory) {
        networks = CompiledNetworks.of(
                directory,
                Stream.of(DENSE, BATCH_NORM, LAYER_NORM, LOSSES)
                        .flatMap(List::stream)
                        .map(Recorded::model)
                        .toList());
    }

    static Stream<Arguments> denseCases() {
        return onEveryTier(DENSE);
    }

    static Stream<Arguments> batchNormCases() {
        return onEveryTier(BATCH_NORM);
    }

    static Stream<Arguments> layerNormCases() {
        return onEveryTier(LAYER_NORM);
    }

    static Stream<Arguments> lossCases() {
        return onEveryTier(LOSSES);
    }

    @ParameterizedTest
    @MethodSource("denseCases")
    void denseForward(Recorded recorded, KernelTier tier) {
        FMatrixRMaj y = new FMatrixRMaj(1, 1);
        network(recorded, tier).predict(recorded.matrix("x"), y);
        assertClose("y", y, recorded.matrix("y"), 1e-6f);
    }

    @ParameterizedTest
    @MethodSource("denseCases")
    void denseBackward(Recorded recorded, KernelTier tier) {
        TrainableNetwork network = network(recorded, tier);
        network.computeGradients(recorded.matrix("x"), UpstreamLoss.targets(recorded.json()));
        assertClose("dW", gradient(network, "layer.weights"), recorded.matrix("dkernel"), 1e-5f);
        if (recorded.json().has("dbias")) {
            assertClose("db", gradient(network, "layer.bias"), recorded.matrix("dbias"), 1e-5f);
        }
        assertSentBack(network, recorded.json());
    }

    @ParameterizedTest
    @MethodSource("batchNormCases")
    void batchNormInTraining(Recorded recorded, KernelTier tier) {
        TrainableNetwork network = network(recorded, tier);
        float tolerance = recorded.toString().contains("shifted") ? 1e-4f : 1e-5f;
        for (JsonNode batch : recorded.json().get("batches")) {
            network.computeGradients(Fixture.matrix(batch.get("x")), UpstreamLoss.targets(batch));
            assertClose("y", output(network), Fixture.matrix(batch.get("y")), tolerance);
            assertClose(network, "layer.movingMean", batch, "moving_mean_after");
            assertClose(network, "layer.movingVariance", batch, "moving_variance_after");
            assertGradient(network, "layer.gamma", batch.path("dgamma"), tolerance);
            assertGradient(network, "layer.beta", batch.path("dbeta"), tolerance);
            assertClose("xᵀ·dX", gradient(network, "front.weights"), throughFront(batch), tolerance);
        }
    }

    @ParameterizedTest
    @MethodSource("batchNormCases")
    void batchNormInInference(Recorded recorded, KernelTier tier) {
        JsonNode inference = recorded.json().get("inference");
        TrainableNetwork network = afterTheBatches(recorded, tier);
        FMatrixRMaj y = new FMatrixRMaj(1, 1);
        network.predict(Fixture.matrix(inference.get("x")), y);
        assertClose("y", y, Fixture.matrix(inference.get("y")), 1e-5f);
    }

    @ParameterizedTest
    @MethodSource("batchNormCases")
    void frozenBatchNormHasTheGradientOfInference(Recorded recorded, KernelTier tier) {
        JsonNode inference = recorded.json().get("inference");
        TrainableNetwork network = afterTheBatches(recorded, tier);
        network.layers().get(1).freeze();
        network.computeGradients(Fixture.matrix(inference.get("x")), UpstreamLoss.targets(inference));
        assertSentBack(network, inference);
    }

    @ParameterizedTest
    @MethodSource("layerNormCases")
    void layerNormForward(Recorded recorded, KernelTier tier) {
        FMatrixRMaj y = new FMatrixRMaj(1, 1);
        network(recorded, tier).predict(recorded.matrix("x"), y);
        assertClose("y", y, recorded.matrix("y"), 1e-5f);
    }

    @ParameterizedTest
    @MethodSource("layerNormCases")
    void layerNormBackward(Recorded recorded, KernelTier tier) {
        TrainableNetwork network = network(recorded, tier);
        network.computeGradients(recorded.matrix("x"), UpstreamLoss.targets(recorded.json()));
        assertGradient(network, "layer.gamma", recorded.json().get("dgamma"), 1e-5f);
        assertGradient(network, "layer.beta", recorded.json().get("dbeta"), 1e-5f);
        assertSentBack(network, recorded.json());
    }

    @ParameterizedTest
    @MethodSource("lossCases")
    void lossAndGradient(Recorded recorded, KernelTier tier) {
        TrainableNetwork network = network(recorded, tier);
        float loss = network.computeGradients(recorded.matrix("y_pred"), recorded.targets("y_true"));
        assertThat(loss).isCloseTo(recorded.number("loss"), within(2e-6f * Math.max(1, recorded.number("loss"))));
        assertClose("Σ dX", gradient(network, "front.bias"), columnSums(recorded.matrix("dy_pred")), 2e-6f);
    }

    @ParameterizedTest
    @MethodSource("lossCases")
    void weightedLossAndGradient(Recorded recorded, KernelTier tier) {
        TrainableNetwork network = network(recorded, tier);
        float loss = network.computeGradients(
                recorded.matrix("y_pred"), recorded.targets("y_true"), recorded.targets("sample_weight"));
        float expected = recorded.number("weighted_loss");
        assertThat(loss).isCloseTo(expected, within(2e-6f * Math.max(1, expected)));
        assertClose("Σ dX", gradient(network, "front.bias"), columnSums(recorded.matrix("weighted_dy_pred")), 2e-6f);
    }

    private static NetworkModel denseModel(JsonNode json) {
        JsonNode config = json.get("config");
        return NetworkModel.of(
                "Keras_" + json.get("name").asText(),
                5,
                LossFunction.MEAN_SQUARED_ERROR,
                LayerModel.dense("front", 5, ActivationFunction.LINEAR),
                LayerModel.dense(
                        "layer",
                        config.get("units").asInt(),
                        ActivationFunction.valueOf(
                                config.get("activation").asText("linear").toUpperCase(Locale.ROOT)),
                        config.get("use_bias").asBoolean()));
    }

    private static NetworkModel batchNormModel(JsonNode json) {
        JsonNode config = json.get("config");
        return NetworkModel.of(
                "Keras_norm_" + json.get("name").asText().replaceAll("\\W", "_"),
                5,
                LossFunction.MEAN_SQUARED_ERROR,
                LayerModel.dense("front", 5, ActivationFunction.LINEAR),
                LayerModel.batchNorm(
                        "layer",
                        config.path("momentum").asDouble(0.99),
                        config.path("epsilon").asDouble(1e-3),
                        config.path("center").asBoolean(true),
                        config.path("scale").asBoolean(true)));
    }

    private static NetworkModel layerNormModel(JsonNode json) {
        return NetworkModel.of(
                "Keras_layerNorm_" + json.get("name").asText().replaceAll("\\W", "_"),
                5,
                LossFunction.MEAN_SQUARED_ERROR,
                LayerModel.dense("front", 5, ActivationFunction.LINEAR),
                LayerModel.layerNorm("layer", json.get("config").path("epsilon").asDouble(1e-3)));
    }

    /**
     * If Keras takes logits, the activation follows the identity; if it takes counts, which are positive, a ReLU does.
     */
    private static NetworkModel lossModel(JsonNode json) {
        LossFunction loss = switch (json.get("class").asText()) {
            case "MeanSquaredError" -> LossFunction.MEAN_SQUARED_ERROR;
            case "MeanAbsoluteError" -> LossFunction.MEAN_ABSOLUTE_ERROR;
            case "Huber" -> LossFunction.HUBER;
            case "LogCosh" -> LossFunction.LOG_COSH;
            case "CosineSimilarity" -> LossFunction.COSINE_SIMILARITY;
            case "Hinge" -> LossFunction.HINGE;
            case "SquaredHinge" -> LossFunction.SQUARED_HINGE;
            case "Poisson" -> LossFunction.POISSON;
            case "BinaryCrossentropy" -> LossFunction.BINARY_CROSSENTROPY;
            case "CategoricalCrossentropy" -> LossFunction.CATEGORICAL_CROSSENTROPY;
            default -> LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
        };
        ActivationFunction activation = switch (loss) {
            case BINARY_CROSSENTROPY -> ActivationFunction.SIGMOID;
            case CATEGORICAL_CROSSENTROPY, SPARSE_CATEGORICAL_CROSSENTROPY -> ActivationFunction.SOFTMAX;
            case POISSON -> ActivationFunction.RELU;
            default -> ActivationFunction.LINEAR;
        };
        int width = Fixture.matrix(json.get("y_pred")).numCols;
        String name = "Keras_loss_" + json.get("name").asText().replace('.', '_');
        NetworkModel model = NetworkModel.of(name, width, loss, LayerModel.dense("front", width, activation));
        JsonNode config = json.get("config");
        if (loss == LossFunction.HUBER) {
            return model.withLoss("delta", config.path("delta").asDouble(1));
        }
        return config.has("label_smoothing")
                ? model.withLoss("labelSmoothing", config.get("label_smoothing").asDouble())
                : model;
    }

    private static List<Recorded> recorded(String part, java.util.function.Function<JsonNode, NetworkModel> model) {
        List<Recorded> cases = new ArrayList<>();
        FILE.get(part).forEach(json -> cases.add(new Recorded(json, model.apply(json))));
        return cases;
    }

    private static Stream<Arguments> onEveryTier(List<Recorded> cases) {
        return cases.stream()
                .flatMap(recorded -> Arrays.stream(KernelTier.values()).map(tier -> arguments(recorded, tier)));
    }

    private static TrainableNetwork network(Recorded recorded, KernelTier tier) {
        TrainableNetwork network = networks.create(recorded.model(), 1, tier);
        set(network, "front.weights", CommonOps_FDRM.identity(recorded.model().inputs()));
        setRecorded(network, "layer.weights", recorded.json().path("kernel"));
        setRecorded(network, "layer.bias", recorded.json().path("bias"));
        setRecorded(network, "layer.gamma", recorded.json().path("gamma"));
        setRecorded(network, "layer.beta", recorded.json().path("beta"));
        setRecorded(network, "layer.movingMean", recorded.json().path("initial_moving_mean"));
        setRecorded(network, "layer.movingVariance", recorded.json().path("initial_moving_variance"));
        return network;
    }

    private static TrainableNetwork afterTheBatches(Recorded recorded, KernelTier tier) {
        TrainableNetwork network = network(recorded, tier);
        for (JsonNode batch : recorded.json().get("batches")) {
            network.computeGradients(Fixture.matrix(batch.get("x")), UpstreamLoss.targets(batch));
        }
        return network;
    }

    private static void setRecorded(TrainableNetwork network, String name, JsonNode tensor) {
        if (tensor.isObject()) {
            set(network, name, Fixture.matrix(tensor));
        }
    }

    private static void set(TrainableNetwork network, String name, FMatrixRMaj values) {
        parameters(network, name).forEach(parameter -> parameter.set(values));
    }

    private static FMatrixRMaj value(TrainableNetwork network, String name) {
        return parameters(network, name).findFirst().orElseThrow().get();
    }

    private static FMatrixRMaj gradient(TrainableNetwork network, String name) {
        return parameters(network, name).findFirst().orElseThrow().gradient();
    }

    private static Stream<Parameter> parameters(TrainableNetwork network, String name) {
        return network.parameters().stream()
                .filter(parameter -> parameter.name().equals(name));
    }

    private static FMatrixRMaj output(TrainableNetwork network) {
        return LayerOutputs.of(network, network.layers().get(1).name());
    }

    private static void assertGradient(TrainableNetwork network, String name, JsonNode expected, float tolerance) {
        if (expected.isObject()) {
            assertClose("gradient of " + name, gradient(network, name), Fixture.matrix(expected), tolerance);
        }
    }

    private static void assertSentBack(TrainableNetwork network, JsonNode recorded) {
        assertClose("xᵀ·dX", gradient(network, "front.weights"), throughFront(recorded), 1e-5f);
        assertClose("Σ dX", gradient(network, "front.bias"), columnSums(Fixture.matrix(recorded.get("dx"))), 1e-5f);
    }

    private static FMatrixRMaj throughFront(JsonNode recorded) {
        FMatrixRMaj x = Fixture.matrix(recorded.get("x"));
        FMatrixRMaj dx = Fixture.matrix(recorded.get("dx"));
        FMatrixRMaj product = new FMatrixRMaj(x.numCols, dx.numCols);
        CommonOps_FDRM.multTransA(x, dx, product);
        return product;
    }

    private static FMatrixRMaj columnSums(FMatrixRMaj matrix) {
        return CommonOps_FDRM.sumCols(matrix, null);
    }

    private static void assertClose(TrainableNetwork network, String name, JsonNode recorded, String field) {
        assertClose(name, value(network, name), Fixture.matrix(recorded.get(field)), 1e-5f);
    }

    private static void assertClose(String what, FMatrixRMaj actual, FMatrixRMaj expected, float tolerance) {
        for (int i = 0; i < expected.getNumElements(); i++) {
            assertThat(actual.data[i])
                    .as("%s, element %d", what, i)
                    .isCloseTo(expected.data[i], within(tolerance * Math.max(1, Math.abs(expected.data[i]))));
        }
    }

    /** A recorded case and the network that repeats it. */
    record Recorded(JsonNode json, NetworkModel model) {
        FMatrixRMaj matrix(String field) {
            return Fixture.matrix(json.get(field));
        }

        FMatrixRMaj targets(String field) {
            return Fixture.targets(json.get(field));
        }

        float number(String field) {
            return json.get(field).floatValue();
        }

        @Override
        public String toString() {
            return model.name();
        }
    }
}
