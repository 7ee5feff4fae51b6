package dev.gradwright.conformance.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Initializer;
import dev.gradwright.processor.signal.LayerSignal;
import dev.gradwright.processor.signal.Propagation;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The moments that the compiler computes are those of generated networks. Features and gradients of the logits are
 * normal random numbers. Then the squares of the gradient of a bias sum up to rows times the second moment of the
 * gradient of its layer, and those of the gradient of weights to that times the second moment of what the layer reads.
 *
 * <p>{@code -Dsignal.seeds=1000} takes some minutes and compares within 2 %.
 */
class MonteCarloTest {
    private static final int WIDTH = 256;
    private static final int SEEDS = Integer.getInteger("signal.seeds", 60);

    /**
     * The moments of one random network of this width differ from the mean by some 15 %, so those of n networks by 15 %
     * divided by √n; a good three times that is allowed, but at least 2 %.
     */
    private static final Percentage TOLERANCE = Percentage.withPercentage(Math.max(2, 50 / Math.sqrt(SEEDS)));

    /** Those of hidden dense layers, but for the exponential, whose moments are too large to measure. */
    private static final Set<ActivationFunction> FUNCTIONS = EnumSet.complementOf(
            EnumSet.of(ActivationFunction.PRELU, ActivationFunction.EXPONENTIAL, ActivationFunction.SOFTMAX));

    private static final Set<Initializer> INITIALIZERS =
            EnumSet.complementOf(EnumSet.of(Initializer.ZEROS, Initializer.ONES));

    private static final Map<String, String> LAYERS = new LinkedHashMap<>();

    private static Specs specs;

    static {
        for (ActivationFunction function : FUNCTIONS) {
            LAYERS.put("Of_" + function, """
                    @Dense(units = 256, activation = %1$s) DenseLayer first();
                    @Dense(units = 256, activation = %1$s) DenseLayer second();
                    """.formatted(function));
        }
        for (Initializer init : INITIALIZERS) {
            LAYERS.put("By_" + init, """
                    @Dense(units = 128, activation = RELU, init = %1$s) DenseLayer first();
                    @Dense(units = 384, activation = TANH, init = %1$s) DenseLayer second();
                    """.formatted(init));
        }
        LAYERS.put("Drawn", """
                @Init.RandomNormal(stddev = 0.08) @Dense(units = 256, activation = RELU) DenseLayer first();
                @Init.RandomUniform(min = -0.1, max = 0.1) @Dense(units = 256, activation = ELU, bias = false) DenseLayer second();
                @Init.VarianceScaling(scale = 1.5, mode = FanMode.FAN_OUT) @Dense(units = 384, activation = SELU, biasInit = ONES) DenseLayer third();
                @Dense(units = 256, activation = TANH, biasInit = HE_NORMAL) DenseLayer fourth();
                """);
        LAYERS.put("WithMean", """
                @Init.RandomNormal(mean = 0.02, stddev = 0.05) @Dense(units = 256, activation = RELU) DenseLayer first();
                """);
        LAYERS.put("Noisy", """
                @GaussianNoise(0.5) Layer noise();
                @Dense(units = 256, activation = RELU, init = HE_NORMAL) DenseLayer first();
                @Dropout(0.3) Layer dropout();
                @Dense(units = 256, activation = SELU, init = LECUN_NORMAL) DenseLayer second();
                @AlphaDropout(0.2) Layer alpha();
                @Activation(value = LEAKY_RELU, alpha = 0.1) Layer leaky();
                """);
        LAYERS.put("Sloped", """
                @Dense(units = 256) DenseLayer first();
                @Activation(value = PRELU, alpha = 0.25) PReluLayer prelu();
                @Dense(units = 256) DenseLayer second();
                @Activation(value = ELU, alpha = 0.5) Layer elu();
                """);
        LAYERS.put("NormBefore", """
                @Dense(units = 256) DenseLayer first();
                @BatchNorm BatchNormLayer firstNorm();
                @Activation(RELU) Layer relu();
                @Dense(units = 256) DenseLayer second();
                @BatchNorm BatchNormLayer secondNorm();
                @Activation(TANH) Layer tanh();
                """);
        LAYERS.put("NormAfter", """
                @Dense(units = 256, activation = SIGMOID) DenseLayer first();
                @BatchNorm BatchNormLayer firstNorm();
                @Dense(units = 256, activation = RELU) DenseLayer second();
                @BatchNorm BatchNormLayer secondNorm();
                """);
        LAYERS.put("LateNorm", """
                @Dense(units = 256, activation = RELU) DenseLayer first();
                @Dense(units = 256, activation = RELU) DenseLayer second();
                @Dense(units = 256) DenseLayer third();
                @BatchNorm BatchNormLayer norm();
                @Activation(ELU) Layer elu();
                """);
        LAYERS.put("RowNorms", """
                @Dense(units = 256, activation = RELU) DenseLayer first();
                @LayerNorm LayerNormLayer layerNorm();
                @Dense(units = 256, activation = SOFTPLUS) DenseLayer second();
                @RmsNorm RmsNormLayer rmsNorm();
                """);
        LAYERS.put("Residual", """
                @Dense(units = 256, activation = RELU, init = HE_NORMAL) DenseLayer first();
                @Dense(units = 256, activation = RELU, init = HE_NORMAL) DenseLayer inner();
                @Dense(units = 256) DenseLayer outer();
                @Add({"first", "outer"}) Layer sum();
                @Activation(RELU) Layer relu();
                @Dense(units = 256, activation = SIGMOID) DenseLayer innerAgain();
                @Add({"relu", "innerAgain"}) Layer sumAgain();
                @Activation(TANH) Layer tanh();
                """);
        LAYERS.put("PreActivated", """
                @Dense(units = 256) DenseLayer first();
                @BatchNorm BatchNormLayer norm();
                @Activation(RELU) Layer relu();
                @Dense(units = 256) DenseLayer inner();
                @Add({"first", "inner"}) Layer sum();
                @LayerNorm LayerNormLayer normAgain();
                @Activation(SWISH) Layer swish();
                @Dense(units = 256) DenseLayer innerAgain();
                @Add({"sum", "innerAgain"}) Layer sumAgain();
                """);
        LAYERS.put("SameTwice", """
                @Dense(units = 256) DenseLayer first();
                @Activation(RELU) Layer relu();
                @Add({"first", "relu", "first"}) Layer sum();
                """);
        LAYERS.put("Wide", """
                @Dense(units = 256, activation = RELU) DenseLayer left();
                @From("") @Dense(units = 256, activation = SIGMOID) DenseLayer right();
                @Concat({"left", "right", ""}) Layer all();
                @RmsNorm RmsNormLayer norm();
                @Activation(ELU) Layer elu();
                @Dense(units = 256, activation = TANH) DenseLayer second();
                """);
    }

    @BeforeAll
    static void compile(@TempDir Path directory) {
        Map<String, String> bodies = new LinkedHashMap<>();
        LAYERS.forEach((name, layers) -> bodies.put(name, """
                @Network(input = 256) @Loss(MEAN_SQUARED_ERROR)
                interface NAME {
                %s
                    @Dense(units = 256) DenseLayer output();
                }
                """.formatted(layers)));
        specs = Specs.compile(directory, bodies);
    }

    static Stream<String> names() {
        return LAYERS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void momentsAreThoseOfGeneratedNetworks(String name) {
        Propagation signals = specs.signals(name);
        boolean hasBatchNorm = LAYERS.get(name).contains("@BatchNorm");
        Map<String, Double> squares = meanSquaresOfGradients(name, hasBatchNorm ? 256 : 32);
        double logits = squares.get("output.bias");
        for (LayerSignal signal : signals.layers()) {
            Double weights = squares.get(signal.layer() + ".weights");
            Double bias = squares.get(signal.layer() + ".bias");
            double read = weights == null ? 0 : specs.read(name, signal.layer());
            boolean readsInput = read == 1;
            // a batch norm subtracts the mean of the batch from the gradient, so features with a mean count less
            if (weights != null && (readsInput || !hasBatchNorm)) {
                assertThat(weights / logits)
                        .as("gradient times values of %s", signal.layer())
                        .isCloseTo(read * signal.gradient().orElseThrow(), TOLERANCE);
            }
            if (bias != null && !hasBatchNorm) {
                assertThat(bias / logits)
                        .as("gradient of %s", signal.layer())
                        .isCloseTo(signal.gradient().orElseThrow(), TOLERANCE);
            }
        }
    }

    /** The mean squares of the gradients of each parameter, over seeds. */
    private static Map<String, Double> meanSquaresOfGradients(String name, int rows) {
        Map<String, Double> squares = new LinkedHashMap<>();
        Random random = new Random(1);
        for (int seed = 0; seed < SEEDS; seed++) {
            TrainableNetwork network = specs.create(name, seed);
            network.computeGradients(normal(random, rows, 1), normal(random, rows, 1000));
            for (Parameter parameter : network.parameters()) {
                squares.merge(parameter.name(), meanSquare(parameter.gradient()), Double::sum);
            }
        }
        return squares;
    }

    private static FMatrixRMaj normal(Random random, int rows, double deviation) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, WIDTH);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = (float) (deviation * random.nextGaussian());
        }
        return matrix;
    }

    private static double meanSquare(FMatrixRMaj matrix) {
        double sum = 0;
        for (int i = 0; i < matrix.getNumElements(); i++) {
            sum += (double) matrix.data[i] * matrix.data[i];
        }
        return sum / matrix.getNumElements();
    }
}
