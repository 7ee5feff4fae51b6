package dev.gradwright.conformance.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.CompiledNetworks;
import dev.gradwright.conformance.model.GradientModels;
import dev.gradwright.conformance.model.LayerModel;
import dev.gradwright.conformance.model.NetworkModel;
import dev.gradwright.conformance.model.SpecCompiler;
import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The figures of {@code @Budget} are exact: they are compared with what generated networks hold after a training step.
 * The compiler tells the figures of a network whose budget is 1.
 */
class BudgetTest {
    private static final int FLOAT_BYTES = 4;
    private static final long SEED = 3;

    /** Number of rows of a batch: fewer than the first buffers of the loss hold, and more. */
    private static final List<Integer> BATCHES = List.of(3, 64);

    private static final List<String> OPTIMIZERS = List.of(
            "@Optimizer.Sgd",
            "@Optimizer.Sgd(momentum = 0.9, nesterov = true)",
            "@Optimizer.AdaGrad",
            "@Optimizer.RmsProp",
            "@Optimizer.RmsProp(momentum = 0.5)",
            "@Optimizer.RmsProp(momentum = 0.5, centered = true)",
            "@Optimizer.AdaDelta",
            "@Optimizer.Adam",
            "@Optimizer.Adam(amsgrad = true)",
            "@Optimizer.AdamW(weightDecay = 0.01)",
            "@Optimizer.AdamW(amsgrad = true, averaging = 0.9)",
            "@Optimizer.AdaMax",
            "@Optimizer.Nadam @Clip(globalNorm = 1)",
            "@Optimizer.Lion(averaging = 0.5)",
            "@Optimizer.Sgd(averaging = 0.9) @Schedule.OneCycle(maxLearningRate = 0.1)");

    /** Layers that are never trained, before and after one that is. */
    private static final String FROZEN = """
            package %s;

            import dev.gradwright.dsl.*;
            import dev.gradwright.runtime.layer.*;

            @Network(input = 5)
            @Loss(LossFunction.MEAN_SQUARED_ERROR)
            @Optimizer.Adam(averaging = 0.9)
            @Budget(parameters = %s, trainingBytes = %s, batch = %d)
            @SuppressWarnings("gradwright")
            public interface Pretrained {
                @Frozen @BatchNorm(center = false) BatchNormLayer frozenNorm1();
                @Frozen @Dense(units = 7, activation = ActivationFunction.SWISH) DenseLayer frozen1();
                @Frozen @LayerNorm LayerNormLayer frozenRows1();
                @Dense(units = 6, bias = false) DenseLayer trained();
                @Frozen @BatchNorm BatchNormLayer frozenNorm2();
                @Frozen @Activation(ActivationFunction.PRELU) PReluLayer frozenSlopes();
                @Frozen @LayerNorm LayerNormLayer frozenRows2();
                @Frozen @Dense(units = 3, activation = ActivationFunction.GELU) DenseLayer frozen2();
                @Dense(units = 2) DenseLayer output();
            }
            """;

    private static final String ENSEMBLE = "Members";
    private static final String FROZEN_PATH = NetworkModel.PACKAGE + "/Pretrained.java";

    private static final Pattern PARAMETERS = Pattern.compile("\\[Budget] (\\w+) has ([\\d,]+) parameters");
    private static final Pattern BYTES =
            Pattern.compile("\\[Budget] training (\\w+) on batches of \\d+ rows takes ([\\d,]+) bytes");
    private static final Pattern MULTIPLY_ADDS =
            Pattern.compile("\\[Budget] the prediction of a row by (\\w+) takes ([\\d,]+) multiply-adds");

    private static final List<NetworkModel> MODELS = models();

    private static CompiledNetworks networks;

    /** By batch, the messages of the compiler. */
    private static final Map<Integer, String> MESSAGES = new HashMap<>();

    /** All layers, activations and losses, random networks, with the optimizers in turn. */
    private static List<NetworkModel> models() {
        List<NetworkModel> models = new ArrayList<>();
        for (NetworkModel model : GradientModels.all()) {
            models.add(model.trainedBy(OPTIMIZERS.get(models.size() % OPTIMIZERS.size())));
        }
        for (String optimizer : OPTIMIZERS) {
            models.add(NetworkModel.of(
                            "Optimized" + models.size(),
                            5,
                            LossFunction.MEAN_SQUARED_ERROR,
                            LayerModel.dense("hidden", 7, ActivationFunction.SWISH),
                            LayerModel.batchNorm("norm"),
                            LayerModel.dense("output", 2, ActivationFunction.LINEAR))
                    .trainedBy(optimizer));
        }
        models.add(NetworkModel.of(
                        ENSEMBLE,
                        5,
                        LossFunction.MEAN_SQUARED_ERROR,
                        LayerModel.dense("hidden", 7, ActivationFunction.SWISH),
                        LayerModel.batchNorm("norm"),
                        LayerModel.dense("output", 2, ActivationFunction.LINEAR))
                .trainedBy("@Optimizer.Adam @Ensemble(k = 3)"));
        return models;
    }

    @BeforeAll
    static void compile(@TempDir Path directory) throws Exception {
        networks = CompiledNetworks.of(Files.createDirectory(directory.resolve("networks")), MODELS);
        for (int rows : BATCHES) {
            String budget = " @Budget(parameters = 1, trainingBytes = 1, multiplyAdds = 1, batch = %d)".formatted(rows);
            Map<String, String> sources = new LinkedHashMap<>();
            for (NetworkModel model : MODELS) {
                sources.put(
                        NetworkModel.PACKAGE + "/" + model.name() + ".java",
                        model.trainedBy(model.optimizer() + budget).source());
            }
            Path limited = Files.createDirectory(directory.resolve("batch" + rows));
            MESSAGES.put(
                    rows,
                    SpecCompiler.strict(limited)
                            .with("-Xmaxerrs")
                            .with("100000")
                            .compile(sources)
                            .messages());
        }
    }

    static Stream<NetworkModel> all() {
        return MODELS.stream();
    }

    private static long figure(Pattern figure, NetworkModel model, int rows) {
        return figure(figure, model.name(), MESSAGES.get(rows));
    }

    private static long figure(Pattern figure, String network, String messages) {
        return figure.matcher(messages)
                .results()
                .filter(match -> match.group(1).equals(network))
                .mapToLong(match -> Long.parseLong(match.group(2).replace(",", "")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(network + " does not exceed its budget"));
    }

    private static TrainableNetwork trained(NetworkModel model, KernelTier tier, int rows) {
        TrainableNetwork network = networks.create(model, SEED, tier);
        network.trainOnBatch(model.randomFeatures(rows, 1), model.randomTargets(rows, 2));
        return network;
    }

    @ParameterizedTest
    @MethodSource("all")
    void theBytesAreThoseThatTheNetworkHolds(NetworkModel model) {
        for (int rows : BATCHES) {
            for (KernelTier tier : KernelTier.values()) {
                assertThat(FLOAT_BYTES * HeldFloats.of(trained(model, tier, rows)))
                        .as("%s, %d rows, %s", tier, rows, model.optimizer())
                        .isEqualTo(figure(BYTES, model, rows));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 64})
    void frozenLayersNeedLess(int rows, @TempDir Path directory) throws Exception {
        String messages = SpecCompiler.strict(Files.createDirectory(directory.resolve("limited")))
                .compile(Map.of(FROZEN_PATH, FROZEN.formatted(NetworkModel.PACKAGE, 1, 1, rows)))
                .messages();
        CompiledNetworks frozen = CompiledNetworks.of(
                Files.createDirectory(directory.resolve("networks")),
                Map.of(FROZEN_PATH, FROZEN.formatted(NetworkModel.PACKAGE, 1_000, 1_000_000, rows)));

        for (KernelTier tier : KernelTier.values()) {
            TrainableNetwork network = frozen.create("Pretrained", SEED, tier);
            network.trainOnBatch(new FMatrixRMaj(rows, 5), new FMatrixRMaj(rows, 2));
            assertThat(FLOAT_BYTES * HeldFloats.of(network))
                    .as("%s", tier)
                    .isEqualTo(figure(BYTES, "Pretrained", messages));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theParametersAreThoseOfTheNetwork(NetworkModel model) {
        TrainableNetwork network = networks.create(model, SEED, KernelTier.PORTABLE);

        assertThat(network.parameters().stream()
                        .mapToLong(parameter -> (long) parameter.rows() * parameter.columns())
                        .sum())
                .isEqualTo(figure(PARAMETERS, model, BATCHES.get(0)));
    }

    /**
     * Those left out have one weight, which does not exceed a budget of 1, none that multiplies, or members that share
     * weights.
     */
    static Stream<NetworkModel> withWeights() {
        return all().filter(
                        model -> !List.of("OneByOne", "EmbeddingLast", ENSEMBLE).contains(model.name()));
    }

    @ParameterizedTest
    @MethodSource("withWeights")
    void aPredictionMultipliesByEachWeight(NetworkModel model) {
        TrainableNetwork network = networks.create(model, SEED, KernelTier.PORTABLE);

        assertThat(network.parameters().stream()
                        .filter(parameter -> parameter.name().endsWith(".weights"))
                        .mapToLong(parameter -> (long) parameter.rows() * parameter.columns())
                        .sum())
                .isEqualTo(figure(MULTIPLY_ADDS, model, BATCHES.get(0)));
    }
}
