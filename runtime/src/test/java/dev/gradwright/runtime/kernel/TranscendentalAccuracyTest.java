package dev.gradwright.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.dsl.ActivationFunction;
import java.util.EnumSet;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The errors that the kernels' Javadoc states, in units in the last place of the exact value, over ±1e-9 to ±100 and
 * beyond.
 */
class TranscendentalAccuracyTest {
    private static final float[] ARGUMENTS = arguments();

    @ParameterizedTest
    @EnumSource
    void tanhIsAccurate(KernelTier tier) {
        assertThat(worstUlps(tier, ActivationFunction.TANH, Math::tanh)).isLessThanOrEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource
    void eluIsAccurate(KernelTier tier) {
        assertThat(worstUlps(tier, ActivationFunction.ELU, z -> z > 0 ? z : Math.expm1(z)))
                .isLessThanOrEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource
    void seluIsAccurate(KernelTier tier) {
        assertThat(worstUlps(
                        tier,
                        ActivationFunction.SELU,
                        z -> 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * Math.expm1(z))))
                .isLessThanOrEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource
    void exponentialIsAccurate(KernelTier tier) {
        assertThat(worst(tier, ActivationFunction.EXPONENTIAL, Math::exp, TranscendentalAccuracyTest::unit))
                .isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void softplusIsAccurate(KernelTier tier) {
        assertThat(worst(
                        tier,
                        ActivationFunction.SOFTPLUS,
                        z -> Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
                        TranscendentalAccuracyTest::unit))
                .isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void softsignIsAccurate(KernelTier tier) {
        assertThat(worstUlps(tier, ActivationFunction.SOFTSIGN, z -> z / (1 + Math.abs(z))))
                .isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void swishIsAccurateNearZero(KernelTier tier) {
        assertThat(worst(tier, ActivationFunction.SWISH, z -> z / (1 + Math.exp(-z)), TranscendentalAccuracyTest::unit))
                .isLessThanOrEqualTo(80);
    }

    @ParameterizedTest
    @EnumSource
    void softmaxIsAccurateNearZero(KernelTier tier) {
        for (float gap = 0; gap < 85; gap += 0.37f) {
            Kernels kernels = Samples.kernels(tier);
            Tensor y = Samples.activations(kernels, 1, 2, new float[] {1, 1 - gap});
            kernels.activate(ActivationFunction.SOFTMAX, 1, y, y);
            double expected = 1 / (1 + Math.exp(1.0 - (double) (1 - gap)));
            assertThat(Math.abs(Samples.values(y)[1] - expected) / unit(expected))
                    .as("gap %s", gap)
                    .isLessThanOrEqualTo(5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void gatesAreAccurateRelativeToTheirArgument(KernelTier tier) {
        assertThat(worstOfArgument(tier, ActivationFunction.SWISH, z -> 1 / (1 + Math.exp(-z))))
                .isLessThanOrEqualTo(3);
        assertThat(worstOfArgument(
                        tier,
                        ActivationFunction.MISH,
                        z -> Math.tanh(Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))))))
                .isLessThanOrEqualTo(3);
        assertThat(worstOfArgument(tier, ActivationFunction.GELU, Samples::normalDistribution))
                .isLessThanOrEqualTo(3);
    }

    /** The error of {@code z·g(z)} in units in the last place of z. */
    private static double worstOfArgument(KernelTier tier, ActivationFunction f, DoubleUnaryOperator gate) {
        float[] actual = apply(tier, f, ARGUMENTS);
        double worst = 0;
        for (int i = 0; i < ARGUMENTS.length; i++) {
            double expected = ARGUMENTS[i] * gate.applyAsDouble(ARGUMENTS[i]);
            double error = Math.abs(actual[i] - expected) / Math.ulp(ARGUMENTS[i]);
            worst = Double.isNaN(error) ? Double.NaN : Math.max(worst, error);
        }
        return worst;
    }

    /** A unit in the last place; more for results close to 0. */
    private static double unit(double y) {
        return Math.max(Math.ulp((float) y), 1e-37);
    }

    @ParameterizedTest
    @EnumSource
    void sigmoidIsAccurateNearZero(KernelTier tier) {
        assertThat(worst(
                        tier,
                        ActivationFunction.SIGMOID,
                        z -> 1 / (1 + Math.exp(-z)),
                        TranscendentalAccuracyTest::unit))
                .isLessThanOrEqualTo(80);
    }

    @ParameterizedTest
    @EnumSource
    void sigmoidIsAccurateToTwoUnitsOfItsRange(KernelTier tier) {
        assertThat(worst(tier, ActivationFunction.SIGMOID, z -> 1 / (1 + Math.exp(-z)), y -> Math.ulp(1f)))
                .isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void valuesBeyondTheRangeSaturate(KernelTier tier) {
        float[] z = {-1e30f, -1000, -100, 100, 1000, 1e30f};

        assertThat(apply(tier, ActivationFunction.TANH, z)).containsExactly(-1, -1, -1, 1, 1, 1);
        assertThat(apply(tier, ActivationFunction.ELU, z)).containsExactly(-1, -1, -1, 100, 1000, 1e30f);
        assertThat(apply(tier, ActivationFunction.SIGMOID, z))
                .containsExactly(new float[] {0, 0, 0, 1, 1, 1}, org.assertj.core.data.Offset.offset(1e-37f));
    }

    @ParameterizedTest
    @EnumSource
    void nanIsPrintedAsNaN(KernelTier tier) {
        for (ActivationFunction f : EnumSet.complementOf(EnumSet.of(ActivationFunction.PRELU))) {
            assertThat(apply(tier, f, new float[] {Float.NaN})).as("%s", f).containsExactly(Float.NaN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theExponentialReachesZeroAndInfinity(KernelTier tier) {
        assertThat(apply(tier, ActivationFunction.EXPONENTIAL, new float[] {-1000, -110, 0, 100, 1000}))
                .containsExactly(0, 0, 1, Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @EnumSource
    void gatesSaturateAtZeroAndOne(KernelTier tier) {
        for (ActivationFunction f :
                new ActivationFunction[] {ActivationFunction.GELU, ActivationFunction.SWISH, ActivationFunction.MISH}) {
            assertThat(apply(tier, f, new float[] {-1000, -100, 0, 100, 1000}))
                    .as("%s", f)
                    .containsExactly(new float[] {0, 0, 0, 100, 1000}, org.assertj.core.data.Offset.offset(1e-30f));
        }
    }

    @ParameterizedTest
    @EnumSource
    void slopesOfGatesAreFiniteForLargeArguments(KernelTier tier) {
        Kernels kernels = Samples.kernels(tier);
        float[] far = {-1e30f, -1000, -50, 50, 1000, 1e30f};
        for (ActivationFunction f :
                new ActivationFunction[] {ActivationFunction.GELU, ActivationFunction.SWISH, ActivationFunction.MISH}) {
            Tensor z = Samples.activations(kernels, far.length, 1, far);
            Tensor dz = Samples.activations(kernels, far.length, 1, new float[] {1, 1, 1, 1, 1, 1});
            kernels.activateBackward(f, 1, z, dz, dz);
            assertThat(Samples.values(dz))
                    .as("%s", f)
                    .containsExactly(new float[] {0, 0, 0, 1, 1, 1}, org.assertj.core.data.Offset.offset(2e-6f));
        }
    }

    private static double worstUlps(KernelTier tier, ActivationFunction f, DoubleUnaryOperator exact) {
        return worst(tier, f, exact, y -> Math.ulp((float) y));
    }

    private static double worst(
            KernelTier tier, ActivationFunction f, DoubleUnaryOperator exact, DoubleUnaryOperator unit) {
        float[] actual = apply(tier, f, ARGUMENTS);
        double worst = 0;
        for (int i = 0; i < ARGUMENTS.length; i++) {
            double expected = exact.applyAsDouble(ARGUMENTS[i]);
            double error = actual[i] == (float) expected
                    ? 0 // infinity too
                    : Math.abs(actual[i] - expected) / unit.applyAsDouble(expected);
            worst = Double.isNaN(error) ? Double.NaN : Math.max(worst, error);
        }
        return worst;
    }

    private static float[] apply(KernelTier tier, ActivationFunction f, float[] z) {
        Kernels kernels = Samples.kernels(tier);
        Tensor y = Samples.activations(kernels, z.length, 1, z);
        kernels.activate(f, 1, y, y);
        return Samples.values(y);
    }

    /** Both signs, 2000 steps for each power of ten from 1e-9 to 100. */
    private static float[] arguments() {
        int steps = 22_000;
        float[] arguments = new float[2 * steps + 1];
        for (int i = 0; i < steps; i++) {
            float size = (float) Math.pow(10, -9 + i / 2000.0);
            arguments[2 * i] = size;
            arguments[2 * i + 1] = -size;
        }
        return arguments;
    }
}
