package dev.gradwright.conformance.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradwright.conformance.model.CompiledNetworks;
import dev.gradwright.conformance.model.LayerModel;
import dev.gradwright.conformance.model.NetworkModel;
import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After thirty steps with some zero gradients, each optimizer of generated networks agrees with Keras, including
 * clipping, weight decay, schedules and weight averages. The three variables of Keras are the weights and the bias of
 * the first layer and the bias of the second, whose weights stay zero.
 */
class KerasOptimizerTest {
    private static final JsonNode FILE = Fixture.load("optimizers");
    private static final int[] VARIABLES = {0, 1, 3};
    private static final int UNUSED = 2;

    private static final List<Recorded> CASES = StreamSupport.stream(
                    FILE.get("cases").spliterator(), false)
            .map(Recorded::of)
            .toList();

    private static CompiledNetworks networks;

    @BeforeAll
    static void compile(@TempDir Path directory) {
        networks = CompiledNetworks.of(
                directory, CASES.stream().map(Recorded::model).toList());
    }

    static Stream<Arguments> cases() {
        return CASES.stream()
                .flatMap(recorded -> Arrays.stream(KernelTier.values()).map(tier -> arguments(recorded, tier)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void variablesAreThoseOfKeras(Recorded recorded, KernelTier tier) {
        TrainableNetwork network = recorded.initial(tier);
        List<Parameter> parameters = network.parameters();
        int accumulated = recorded.argument("gradient_accumulation_steps", 1);
        int overwritten = recorded.argument("ema_overwrite_frequency", Integer.MAX_VALUE);
        for (int step = 1; step <= FILE.get("gradients").size(); step++) {
            if (step % accumulated == 0) {
                setMeanGradients(parameters, step - accumulated, step);
                network.applyGradients();
            }
            if (step % overwritten == 0) {
                ParameterOptimizer.of(network.optimizer()).applyAverages();
            }
            assertVariables(parameters, recorded, "" + step);
        }
        ParameterOptimizer.of(network.optimizer()).applyAverages();
        assertVariables(parameters, recorded, "finalized");
    }

    private static void setMeanGradients(List<Parameter> parameters, int from, int to) {
        for (int i = 0; i < VARIABLES.length; i++) {
            FMatrixRMaj sum = Fixture.matrix(FILE.get("gradients").get(from).get(i));
            for (int step = from + 1; step < to; step++) {
                CommonOps_FDRM.addEquals(
                        sum, Fixture.matrix(FILE.get("gradients").get(step).get(i)));
            }
            CommonOps_FDRM.scale(1f / (to - from), sum);
            parameters.get(VARIABLES[i]).setGradient(sum);
        }
    }

    private static void assertVariables(List<Parameter> parameters, Recorded recorded, String moment) {
        JsonNode expected = recorded.json().get("variables_after_step").path(moment);
        for (int i = 0; i < expected.size(); i++) {
            FMatrixRMaj actual = parameters.get(VARIABLES[i]).get();
            FMatrixRMaj values = Fixture.matrix(expected.get(i));
            for (int j = 0; j < values.getNumElements(); j++) {
                assertThat(actual.data[j])
                        .as("variable %d, element %d after step %s", i, j, moment)
                        .isCloseTo(values.data[j], within(1e-6f + 1e-5f * Math.abs(values.data[j])));
            }
        }
        assertThat(CommonOps_FDRM.elementMaxAbs(parameters.get(UNUSED).get())).isZero();
    }

    /** A recorded case and the network that repeats it. */
    record Recorded(JsonNode json, NetworkModel model) {
        static Recorded of(JsonNode json) {
            String name = "Keras_" + json.get("name").asText().replaceAll("\\W", "_");
            NetworkModel model = NetworkModel.of(
                    name,
                    4,
                    LossFunction.MEAN_SQUARED_ERROR,
                    LayerModel.dense("first", 3, ActivationFunction.LINEAR),
                    LayerModel.dense("second", 1, ActivationFunction.LINEAR));
            return new Recorded(json, model.trainedBy(KerasAnnotations.optimizer(json)));
        }

        TrainableNetwork initial(KernelTier tier) {
            TrainableNetwork network = networks.create(model, 1, tier);
            List<Layer> layers = network.layers();
            network.computeGradients(
                    new FMatrixRMaj(1, layers.get(0).inputs()),
                    new FMatrixRMaj(1, layers.get(layers.size() - 1).outputs()));
            for (int i = 0; i < VARIABLES.length; i++) {
                network.parameters()
                        .get(VARIABLES[i])
                        .set(Fixture.matrix(FILE.get("initial_variables").get(i)));
            }
            network.parameters().get(UNUSED).set(new FMatrixRMaj(3, 1));
            network.parameters().get(UNUSED).setGradient(new FMatrixRMaj(3, 1));
            return network;
        }

        int argument(String name, int otherwise) {
            return json.get("args").path(name).asInt(otherwise);
        }

        @Override
        public String toString() {
            return json.get("name").asText();
        }
    }
}
