package dev.gradwright.runtime.kernel;

import static dev.gradwright.runtime.kernel.Samples.activations;
import static dev.gradwright.runtime.kernel.Samples.kernels;
import static dev.gradwright.runtime.kernel.Samples.normal;
import static dev.gradwright.runtime.kernel.Samples.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.dsl.ActivationFunction;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationKernelsTest {
    private static final float ALPHA = 0.3f;
    private static final double SELU_SCALE = 1.0507009873554805;
    private static final double SELU_ALPHA = 1.6732632423543772;
    /** Functions whose derivative is computed from the input instead of the output. */
    private static final Set<ActivationFunction> BY_INPUT =
            EnumSet.of(ActivationFunction.GELU, ActivationFunction.SWISH, ActivationFunction.MISH);

    private static final List<ActivationFunction> BY_ELEMENT = Stream.of(ActivationFunction.values())
            .filter(f -> f != ActivationFunction.SOFTMAX && f != ActivationFunction.PRELU)
            .toList();

    static Stream<Arguments> tiersAndFunctions() {
        return Stream.of(KernelTier.values())
                .flatMap(tier -> BY_ELEMENT.stream().map(f -> Arguments.of(tier, f)));
    }

    static Stream<Arguments> tiersAndAllFunctions() {
        return Stream.of(KernelTier.values())
                .flatMap(tier -> Stream.of(ActivationFunction.values())
                        .filter(f -> f != ActivationFunction.PRELU) // whose α are a tensor
                        .map(f -> Arguments.of(tier, f)));
    }

    @ParameterizedTest
    @MethodSource("tiersAndFunctions")
    void activateFollowsTheFormula(KernelTier tier, ActivationFunction f) {
        Kernels kernels = kernels(tier);
        for (int columns : new int[] {1, 5, 16, 17, 300}) {
            float[] z = normal(7 * columns, columns);
            Tensor y = kernels.activations(columns);

            kernels.activate(f, ALPHA, activations(kernels, 7, columns, z), y);

            float[] actual = values(y);
            for (int i = 0; i < z.length; i++) {
                assertThat((double) actual[i])
                        .as("%s(%s)", f, z[i])
                        .isCloseTo(value(f, z[i]), near(value(f, z[i]), 3e-7));
            }
            assertThat(Samples.padding(firstRows(y))).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void reluPassesOnNaNAndInfinity(KernelTier tier) {
        Kernels kernels = kernels(tier);
        float[] z = {Float.NaN, -Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f, -Float.MIN_VALUE};
        Tensor y = kernels.activations(z.length);

        kernels.activate(ActivationFunction.RELU, 1, activations(kernels, 1, z.length, z), y);

        assertThat(values(y)).containsExactly(Float.NaN, Float.NaN, Float.POSITIVE_INFINITY, 0, 0, 0);
    }

    @ParameterizedTest
    @MethodSource("tiersAndFunctions")
    void backwardMultipliesByTheSlope(KernelTier tier, ActivationFunction f) {
        Kernels kernels = kernels(tier);
        for (int columns : new int[] {1, 5, 16, 17, 300}) {
            float[] z = normal(7 * columns, columns);
            float[] dy = normal(7 * columns, 99);
            Tensor y = kernels.activations(columns);
            Tensor in = activations(kernels, 7, columns, z);
            kernels.activate(f, ALPHA, in, y);
            Tensor dz = kernels.activations(columns);

            kernels.activateBackward(f, ALPHA, BY_INPUT.contains(f) ? in : y, activations(kernels, 7, columns, dy), dz);

            float[] actual = values(dz);
            for (int i = 0; i < z.length; i++) {
                assertThat((double) actual[i])
                        .as("slope of %s at %s", f, z[i])
                        .isCloseTo(dy[i] * slope(f, z[i]), near(dy[i] * slope(f, z[i]), 2e-6));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void atTheKinkTheSlopeIsThatOfTheLeftSide(KernelTier tier) {
        assertThat(slopeAtZero(tier, ActivationFunction.RELU)).isZero();
        assertThat(slopeAtZero(tier, ActivationFunction.LEAKY_RELU)).isEqualTo(ALPHA);
        assertThat(slopeAtZero(tier, ActivationFunction.ELU)).isEqualTo(ALPHA);
        assertThat(slopeAtZero(tier, ActivationFunction.SELU)).isEqualTo((float) (SELU_SCALE * SELU_ALPHA));
    }

    private static float slopeAtZero(KernelTier tier, ActivationFunction f) {
        Kernels kernels = kernels(tier);
        Tensor y = activations(kernels, 1, 1, new float[] {0});
        Tensor dz = activations(kernels, 1, 1, new float[] {1});
        kernels.activateBackward(f, ALPHA, y, dz, dz);
        return values(dz)[0];
    }

    @ParameterizedTest
    @EnumSource
    void theSmallestPositiveNumberIsPositive(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor y = activations(kernels, 1, 1, new float[] {Float.MIN_VALUE});
        Tensor dz = activations(kernels, 1, 1, new float[] {1});

        kernels.activateBackward(ActivationFunction.RELU, 0, y, dz, dz);

        assertThat(values(dz)).containsExactly(1);
    }

    @ParameterizedTest
    @MethodSource("tiersAndAllFunctions")
    void inPlaceGivesTheSameBits(KernelTier tier, ActivationFunction f) {
        Kernels kernels = kernels(tier);
        float[] z = normal(9 * 37, 5);
        Tensor y = kernels.activations(37);
        kernels.activate(f, ALPHA, activations(kernels, 9, 37, z), y);
        Tensor dz = kernels.activations(37);
        kernels.activateBackward(f, ALPHA, y, activations(kernels, 9, 37, z), dz);

        Tensor inPlace = activations(kernels, 9, 37, z);
        kernels.activate(f, ALPHA, inPlace, inPlace);
        Tensor gradient = activations(kernels, 9, 37, z);
        kernels.activateBackward(f, ALPHA, y, gradient, gradient);

        assertThat(values(inPlace)).isEqualTo(values(y));
        assertThat(values(gradient)).isEqualTo(values(dz));
    }

    @ParameterizedTest
    @EnumSource
    void softmaxRowsAreProbabilities(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (int columns : new int[] {1, 2, 10, 16, 17, 100}) {
            float[] z = normal(5 * columns, columns);
            Tensor y = kernels.activations(columns);

            kernels.activate(ActivationFunction.SOFTMAX, 0, activations(kernels, 5, columns, z), y);

            float[] actual = values(y);
            for (int i = 0; i < 5; i++) {
                double sum = 0;
                for (int j = 0; j < columns; j++) {
                    sum += Math.exp(z[i * columns + j]);
                }
                for (int j = 0; j < columns; j++) {
                    assertThat((double) actual[i * columns + j])
                            .isCloseTo(Math.exp(z[i * columns + j]) / sum, within(3e-7));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void softmaxOfExtremeLogitsStaysFinite(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor y = activations(kernels, 4, 3, new float[] {
            1e30f, 0, -1e30f, /* */ -1000, -1000, -1000, /* */ 88, 89, 90, /* */ -3e38f, 3e38f, 0
        });

        kernels.activate(ActivationFunction.SOFTMAX, 0, y, y);

        float third = 1 / 3f;
        double e = Math.E;
        double sum = 1 + e + e * e;
        assertThat(values(y))
                .containsExactly(
                        new float[] {
                            1,
                            0,
                            0,
                            third,
                            third,
                            third,
                            (float) (1 / sum),
                            (float) (e / sum),
                            (float) (e * e / sum),
                            0,
                            1,
                            0
                        },
                        org.assertj.core.data.Offset.offset(2e-7f));
    }

    @ParameterizedTest
    @EnumSource
    void softmaxBackwardIsTheJacobianTimesTheGradient(KernelTier tier) {
        Kernels kernels = kernels(tier);
        int columns = 10;
        Tensor y = activations(kernels, 1, columns, normal(columns, 1));
        kernels.activate(ActivationFunction.SOFTMAX, 0, y, y);
        float[] p = values(y);
        float[] dy = normal(columns, 2);
        Tensor dz = kernels.activations(columns);

        kernels.activateBackward(ActivationFunction.SOFTMAX, 0, y, activations(kernels, 1, columns, dy), dz);

        float[] actual = values(dz);
        for (int i = 0; i < columns; i++) {
            double expected = 0;
            for (int j = 0; j < columns; j++) {
                expected += p[i] * ((i == j ? 1 : 0) - p[j]) * dy[j];
            }
            assertThat((double) actual[i]).isCloseTo(expected, within(2e-7));
        }
    }

    /** Compares with a relative tolerance for numbers above 1. */
    private static org.assertj.core.data.Offset<Double> near(double value, double offset) {
        return within(offset * Math.max(1, Math.abs(value)));
    }

    private static org.assertj.core.data.Offset<Double> within(double offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }

    /** Clears the rows of earlier batches in the storage of a tensor; its own rows keep their values. */
    private static Tensor firstRows(Tensor y) {
        float[] kept = values(y);
        int rows = y.rows();
        y.reshape(32);
        y.fill(0);
        y.load(kept, 0, rows);
        return y;
    }

    private static double value(ActivationFunction f, double z) {
        return switch (f) {
            case LINEAR -> z;
            case SIGMOID -> 1 / (1 + Math.exp(-z));
            case TANH -> Math.tanh(z);
            case RELU -> Math.max(0, z);
            case LEAKY_RELU -> z > 0 ? z : ALPHA * z;
            case ELU -> z > 0 ? z : ALPHA * Math.expm1(z);
            case SELU -> SELU_SCALE * (z > 0 ? z : SELU_ALPHA * Math.expm1(z));
            case GELU -> z * Samples.normalDistribution(z);
            case SWISH -> z / (1 + Math.exp(-z));
            case MISH -> z * Math.tanh(Math.log1p(Math.exp(z)));
            case SOFTPLUS -> Math.log1p(Math.exp(z));
            case SOFTSIGN -> z / (1 + Math.abs(z));
            case HARD_SIGMOID -> Math.max(0, Math.min(1, z / 6 + 0.5));
            case EXPONENTIAL -> Math.exp(z);
            case SOFTMAX, PRELU -> throw new AssertionError(f);
        };
    }

    /** The derivative computed from z; the kernels start from y. */
    private static double slope(ActivationFunction f, double z) {
        double sigmoid = 1 / (1 + Math.exp(-z));
        return switch (f) {
            case LINEAR -> 1;
            case SIGMOID -> sigmoid * (1 - sigmoid);
            case TANH -> 1 - Math.tanh(z) * Math.tanh(z);
            case RELU -> z > 0 ? 1 : 0;
            case LEAKY_RELU -> z > 0 ? 1 : ALPHA;
            case ELU -> z > 0 ? 1 : ALPHA * Math.exp(z);
            case SELU -> z > 0 ? SELU_SCALE : SELU_SCALE * SELU_ALPHA * Math.exp(z);
            case GELU -> Samples.normalDistribution(z) + z * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            case SWISH -> sigmoid + z * sigmoid * (1 - sigmoid);
            case MISH -> {
                double gate = Math.tanh(Math.log1p(Math.exp(z)));
                yield gate + z * sigmoid * (1 - gate * gate);
            }
            case SOFTPLUS -> sigmoid;
            case SOFTSIGN -> 1 / ((1 + Math.abs(z)) * (1 + Math.abs(z)));
            case HARD_SIGMOID -> Math.abs(z) < 3 ? 1 / 6.0 : 0;
            case EXPONENTIAL -> Math.exp(z);
            case SOFTMAX, PRELU -> throw new AssertionError(f);
        };
    }
}
