package dev.gradwright.conformance.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.DivergenceException;
import dev.gradwright.runtime.TrainableNetwork;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The warnings about the propagation of signals, initializers and dropout separate networks that learn from those that
 * do not: eight clouds of points, a few epochs of gradient descent.
 */
class TrainabilityTest {
    private static final int CLASSES = 8;
    private static final int FEATURES = 96;
    private static final int ROWS = 32;
    private static final int BATCHES = 56;
    private static final int EPOCHS = 3;
    private static final int EPOCHS_WITH_DROPOUT = 12;
    private static final int EPOCHS_OF_GROWTH = 12;

    private static final Map<String, String> HIDDEN = new LinkedHashMap<>();

    private static Specs specs;

    static {
        HIDDEN.put("ReportedBySomebody", sigmoid(128, "a") + sigmoid(64, "b") + sigmoid(32, "c"));
        HIDDEN.put("TwoSigmoids", sigmoid(128, "a") + sigmoid(64, "b"));
        HIDDEN.put("FourSigmoids", tower(4, "activation = SIGMOID"));
        HIDDEN.put("TwentySigmoids", tower(20, "activation = SIGMOID"));
        HIDDEN.put("TwentyRelusByGlorot", tower(20, "activation = RELU"));
        HIDDEN.put("ThreeRelusByGlorot", tower(3, "activation = RELU"));
        HIDDEN.put("EightRelusByHe", tower(8, "activation = RELU, init = HE_NORMAL"));
        HIDDEN.put("EightTanhs", tower(8, "activation = TANH"));
        HIDDEN.put("TwentySelus", tower(20, "activation = SELU, init = LECUN_NORMAL"));
        HIDDEN.put("HundredSelus", tower(100, "activation = SELU, init = LECUN_NORMAL"));
        HIDDEN.put("HundredRelus", tower(100, "activation = RELU, init = HE_NORMAL"));
        HIDDEN.put("EightRelusByLeCun", tower(8, "activation = RELU, init = LECUN_NORMAL"));
        HIDDEN.put("TwentyRelusByLeCun", tower(20, "activation = RELU, init = LECUN_NORMAL"));
        HIDDEN.put("FiveGelusByLeCun", tower(5, "activation = GELU, init = LECUN_NORMAL"));
        HIDDEN.put("EightGelusByLeCun", tower(8, "activation = GELU, init = LECUN_NORMAL"));
        HIDDEN.put("TenGelusByLeCun", tower(10, "activation = GELU, init = LECUN_NORMAL"));
        HIDDEN.put("EightSwishesByGlorot", tower(8, "activation = SWISH"));
        HIDDEN.put("TenSwishesByGlorot", tower(10, "activation = SWISH"));
        HIDDEN.put("EightGelusByHe", tower(8, "activation = GELU, init = HE_NORMAL"));
        HIDDEN.put("TwentyTanhsByHe", tower(20, "activation = TANH, init = HE_NORMAL"));
        HIDDEN.put("TwentyElusByHe", tower(20, "activation = ELU, init = HE_NORMAL"));
        HIDDEN.put("TwentyElusByLeCun", tower(20, "activation = ELU, init = LECUN_NORMAL"));
        HIDDEN.put("TwelveSelusByHe", tower(12, "activation = SELU, init = HE_NORMAL"));
        HIDDEN.put("TwentySelusByHe", tower(20, "activation = SELU, init = HE_NORMAL"));
        HIDDEN.put("TwentySelusByGlorot", tower(20, "activation = SELU"));
        HIDDEN.put("ThreeDropoutsThatLeaveFivePercent", dropouts(3, 0.63));
        HIDDEN.put("ThreeDropoutsThatLeaveTwoPercent", dropouts(3, 0.73));
        HIDDEN.put("FourDropoutsThatLeaveFivePercent", dropouts(4, 0.52));
        HIDDEN.put("FourDropoutsThatLeaveTwoPercent", dropouts(4, 0.63));
        HIDDEN.put("TooLarge", "@Init.RandomNormal(stddev = 0.5) " + tower(8, "activation = RELU"));
        HIDDEN.put("TooSmall", "@Init.RandomNormal(stddev = 0.02) " + tower(4, "activation = RELU"));
    }

    private static String sigmoid(int units, String name) {
        return "@Dense(units = %d, activation = SIGMOID) DenseLayer %s();%n".formatted(units, name);
    }

    private static String tower(int layers, String attributes) {
        return "@Repeat(%d) @Dense(units = 64, %s) List<DenseLayer> hidden();%n".formatted(layers, attributes);
    }

    private static String dropouts(int count, double rate) {
        StringBuilder layers = new StringBuilder();
        for (int i = 0; i < count; i++) {
            layers.append("@Dense(units = 64, activation = RELU, init = HE_NORMAL) DenseLayer hidden%1$d();%n"
                            .formatted(i))
                    .append("@Dropout(%s) Layer dropout%d();%n".formatted(rate, i));
        }
        return layers.toString();
    }

    @BeforeAll
    static void compile(@TempDir Path directory) {
        Map<String, String> bodies = new LinkedHashMap<>();
        HIDDEN.forEach((name, layers) -> bodies.put(name, body("Sgd(learningRate = 0.01, momentum = 0.9)", layers)));
        bodies.put(
                "SmallOutput",
                body(
                        "Adam",
                        "@Repeat(2) @Dense(units = 300, activation = RELU) List<DenseLayer> hidden();\n"
                                + "@Init.RandomUniform(min = -3e-3, max = 3e-3)"));
        specs = Specs.compile(directory, bodies);
    }

    /** @param layers all but the output layer; may end with annotations of that */
    private static String body(String optimizer, String layers) {
        return """
                @Network(input = 96) @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
                @Optimizer.%s
                interface NAME {
                    %s
                    @Dense(units = 8, activation = SOFTMAX) DenseLayer output();
                }
                """.formatted(optimizer, layers);
    }

    @ParameterizedTest
    @CsvSource({
        "ReportedBySomebody, VanishingGradients",
        "FourSigmoids, VanishingGradients",
        "TwentySigmoids, VanishingGradients",
        "TwentyRelusByGlorot, VanishingGradients",
        "TwentyRelusByLeCun, VanishingActivations",
        "TenSwishesByGlorot, VanishingGradients",
        "TenGelusByLeCun, VanishingGradients",
        "TwentySelusByHe, SeluInit",
        "TooSmall, VanishingActivations",
        "TooLarge, ExplodingActivations",
        "HundredRelus, DeepPlain"
    })
    void aNetworkThatIsReportedDoesNotLearn(String name, String warning) {
        assertThat(signalWarnings(name)).containsExactly(warning);
        assertThat(accuracy(name)).isLessThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TwoSigmoids",
                "ThreeRelusByGlorot",
                "EightRelusByHe",
                "EightRelusByLeCun",
                "FiveGelusByLeCun",
                "EightGelusByHe",
                "EightTanhs",
                "TwentyTanhsByHe",
                "TwentyElusByHe",
                "TwentyElusByLeCun",
                "TwelveSelusByHe",
                "TwentySelusByGlorot",
                "TwentySelus",
                "SmallOutput"
            })
    void aNetworkThatIsNotReportedLearns(String name) {
        assertThat(signalWarnings(name)).isEmpty();
        assertThat(accuracy(name)).isGreaterThan(0.5);
    }

    /** The weights grow first. */
    @ParameterizedTest
    @ValueSource(strings = {"EightSwishesByGlorot", "EightGelusByLeCun"})
    void aNetworkWithSmallSignalsThatIsNotReportedLearnsLater(String name) {
        assertThat(signalWarnings(name)).isEmpty();
        assertThat(accuracy(name, EPOCHS_OF_GROWTH)).isGreaterThan(0.7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TenSwishesByGlorot", "TenGelusByLeCun"})
    void aNetworkWithSmallSignalsThatIsReportedDoesNot(String name) {
        assertThat(accuracy(name, EPOCHS_OF_GROWTH)).isLessThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ThreeDropoutsThatLeaveTwoPercent", "FourDropoutsThatLeaveTwoPercent"})
    void dropoutsThatAreReportedPreventLearning(String name) {
        assertThat(signalWarnings(name)).containsExactly("DropoutTooMuch");
        assertThat(accuracy(name, EPOCHS_WITH_DROPOUT)).isLessThan(0.35);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ThreeDropoutsThatLeaveFivePercent", "FourDropoutsThatLeaveFivePercent"})
    void dropoutsThatAreNotReportedSlowLearningDown(String name) {
        assertThat(signalWarnings(name)).isEmpty();
        assertThat(accuracy(name, EPOCHS_WITH_DROPOUT)).isGreaterThan(0.5);
    }

    /** Slowly: the chapter trains them longer, and with a lower rate. */
    @ParameterizedTest
    @ValueSource(strings = "HundredSelus")
    void aHundredSelusAreNotReported(String name) {
        assertThat(signalWarnings(name)).isEmpty();
    }

    private static List<String> signalWarnings(String name) {
        return specs.warnings(name).stream()
                .filter(warning -> warning.matches("(Vanishing|Exploding).*|DeepPlain|.*Init|DropoutTooMuch"))
                .toList();
    }

    /** The share of other rows that are classified correctly after a few epochs. */
    private static double accuracy(String name) {
        return accuracy(name, EPOCHS);
    }

    private static double accuracy(String name, int epochs) {
        TrainableNetwork network = specs.create(name, 1);
        Clouds clouds = new Clouds();
        try {
            for (int epoch = 0; epoch < epochs; epoch++) {
                for (int batch = 0; batch < BATCHES; batch++) {
                    network.trainOnBatch(clouds.x[batch], clouds.y[batch]);
                }
            }
        } catch (DivergenceException e) {
            return 0;
        }
        return clouds.accuracy(network);
    }

    /** Rows around eight points, in batches; the last are for evaluation. */
    private static final class Clouds {
        private static final int EVALUATED = 8;

        private final FMatrixRMaj[] x = new FMatrixRMaj[BATCHES + EVALUATED];
        private final FMatrixRMaj[] y = new FMatrixRMaj[BATCHES + EVALUATED];

        Clouds() {
            Random random = new Random(5);
            double[][] points = new double[CLASSES][FEATURES];
            for (double[] point : points) {
                for (int i = 0; i < FEATURES; i++) {
                    point[i] = 0.4 * random.nextGaussian();
                }
            }
            for (int batch = 0; batch < x.length; batch++) {
                x[batch] = new FMatrixRMaj(ROWS, FEATURES);
                y[batch] = new FMatrixRMaj(ROWS, 1);
                for (int row = 0; row < ROWS; row++) {
                    int label = random.nextInt(CLASSES);
                    y[batch].set(row, 0, label);
                    for (int i = 0; i < FEATURES; i++) {
                        x[batch].set(row, i, (float) ((points[label][i] + random.nextGaussian()) / 1.08));
                    }
                }
            }
        }

        double accuracy(TrainableNetwork network) {
            int right = 0;
            FMatrixRMaj predictions = new FMatrixRMaj(1, 1);
            for (int batch = BATCHES; batch < x.length; batch++) {
                network.predict(x[batch], predictions);
                for (int row = 0; row < ROWS; row++) {
                    if (largest(predictions, row) == (int) y[batch].get(row, 0)) {
                        right++;
                    }
                }
            }
            return right / (double) (EVALUATED * ROWS);
        }

        private static int largest(FMatrixRMaj predictions, int row) {
            int largest = 0;
            for (int i = 1; i < CLASSES; i++) {
                if (predictions.get(row, i) > predictions.get(row, largest)) {
                    largest = i;
                }
            }
            return largest;
        }
    }
}
