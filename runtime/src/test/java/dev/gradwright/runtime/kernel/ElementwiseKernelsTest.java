package dev.gradwright.runtime.kernel;

import static dev.gradwright.runtime.kernel.Samples.activations;
import static dev.gradwright.runtime.kernel.Samples.kernels;
import static dev.gradwright.runtime.kernel.Samples.normal;
import static dev.gradwright.runtime.kernel.Samples.values;
import static dev.gradwright.runtime.kernel.Samples.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ElementwiseKernelsTest {
    @ParameterizedTest
    @EnumSource
    void copyTakesRowsAndValues(KernelTier tier) {
        Kernels kernels = kernels(tier);
        float[] x = normal(3 * 17, 1);
        Tensor y = kernels.activations(17);

        kernels.copy(activations(kernels, 3, 17, x), y);

        assertThat(values(y)).isEqualTo(x);
    }

    @ParameterizedTest
    @EnumSource
    void scaleShiftWorksByColumn(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor y = activations(kernels, 2, 3, new float[] {1, 2, 3, 4, 5, 6});

        kernels.scaleShift(
                y,
                Samples.vector(kernels, new float[] {1, 10, 100}),
                Samples.vector(kernels, new float[] {0.5f, 0, -1}),
                y);

        assertThat(values(y)).containsExactly(1.5f, 20, 299, 4.5f, 50, 599);
    }

    @ParameterizedTest
    @EnumSource
    void addScaledAddsToWhatIsThere(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor y = activations(kernels, 2, 3, new float[] {1, 2, 3, 4, 5, 6});

        kernels.addScaled(activations(kernels, 2, 3, new float[] {2, 4, 6, 8, 10, -12}), 0.5f, y);

        assertThat(values(y)).containsExactly(2, 4, 6, 8, 10, 0);
    }

    @ParameterizedTest
    @EnumSource
    void sumOfSquaresTakesEveryElementOnce(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (int units : new int[] {1, 17, 64, 100, 300}) {
            float[] w = normal(130 * units, 1);
            double expected = 0;
            for (float value : w) {
                expected += (double) value * value;
            }
            assertThat(kernels.sumOfSquares(weights(kernels, 130, units, w)))
                    .isCloseTo(expected, Percentage.withPercentage(1e-4));
        }
    }

    @ParameterizedTest
    @EnumSource
    void sumOfSquaresIgnoresRowsOfAnEarlierBatch(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor t = activations(kernels, 32, 3, normal(96, 1));
        t.load(new float[] {1, 2, 3}, 0, 1);

        assertThat(kernels.sumOfSquares(t)).isEqualTo(14);
    }

    @ParameterizedTest
    @EnumSource
    void sumOfMagnitudesTakesEveryElementOnce(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (int units : new int[] {1, 17, 64, 100, 300}) {
            float[] w = normal(130 * units, 1);
            double expected = 0;
            for (float value : w) {
                expected += Math.abs(value);
            }
            assertThat(kernels.sumOfMagnitudes(weights(kernels, 130, units, w)))
                    .isCloseTo(expected, Percentage.withPercentage(1e-4));
        }
    }

    @ParameterizedTest
    @EnumSource
    void boundedNormsAreThoseOfColumns(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (int units : new int[] {1, 17, 64, 100, 300}) {
            float[] values = normal(5 * units, 1);
            Tensor w = weights(kernels, 5, units, values);

            kernels.boundColumnNorms(w, 0.5f, 2);

            float[] bounded = values(w);
            for (int unit = 0; unit < units; unit++) {
                double norm = norm(values, unit, units);
                assertThat(norm(bounded, unit, units))
                        .as("unit %d of %d", unit, units)
                        .isCloseTo(Math.max(0.5, Math.min(2, norm)), within(1e-6));
            }
            assertThat(Samples.padding(w)).isZero();
        }
    }

    private static double norm(float[] w, int unit, int units) {
        double squares = 0;
        for (int i = unit; i < w.length; i += units) {
            squares += (double) w[i] * w[i];
        }
        return Math.sqrt(squares);
    }

    @ParameterizedTest
    @EnumSource
    void aColumnOfZerosHasNoDirectionToGrowIn(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor w = weights(kernels, 2, 2, new float[] {0, 3, 0, 4});

        kernels.boundColumnNorms(w, 1, 1);

        assertThat(values(w)).containsExactly(new float[] {0, 0.6f, 0, 0.8f}, within(1e-7f));
    }

    @ParameterizedTest
    @EnumSource
    void scaleMultipliesEveryElement(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor w = weights(kernels, 2, 2, new float[] {1, -2, 3, -4});

        kernels.scale(w, 0.5f);

        assertThat(values(w)).containsExactly(0.5f, -1, 1.5f, -2);
    }

    @ParameterizedTest
    @EnumSource
    void clipBringsEveryElementIntoTheRange(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor w = weights(kernels, 2, 2, new float[] {1, -2, 0.25f, -0.5f});

        kernels.clip(w, 0.5f);

        assertThat(values(w)).containsExactly(0.5f, -0.5f, 0.25f, -0.5f);
    }

    @ParameterizedTest
    @EnumSource
    void isFiniteFindsASingleBadElementAnywhere(KernelTier tier) {
        Kernels kernels = kernels(tier);
        float[] good = normal(5 * 70, 1);
        good[7] = Float.MAX_VALUE;
        assertThat(kernels.isFinite(weights(kernels, 5, 70, good))).isTrue();
        for (int i = 0; i < good.length; i++) {
            for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                float[] values = good.clone();
                values[i] = bad;
                assertThat(kernels.isFinite(weights(kernels, 5, 70, values)))
                        .as("%s at %d", bad, i)
                        .isFalse();
            }
        }
    }
}
