package dev.gradwright.runtime.kernel;

import static dev.gradwright.runtime.kernel.Samples.activations;
import static dev.gradwright.runtime.kernel.Samples.kernels;
import static dev.gradwright.runtime.kernel.Samples.normal;
import static dev.gradwright.runtime.kernel.Samples.values;
import static dev.gradwright.runtime.kernel.Samples.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.kernel.Samples.Shape;
import java.util.Arrays;
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
    void addTakesElementByElement(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (Shape s : Samples.shapes()) {
            float[] a = normal(s.rows() * s.units(), 1);
            float[] b = normal(s.rows() * s.units(), 2);
            Tensor y = kernels.activations(s.units());

            kernels.add(activations(kernels, s.rows(), s.units(), a), activations(kernels, s.rows(), s.units(), b), y);

            assertThat(values(y)).as("%s", s).isEqualTo(sum(a, b));
            assertThat(Samples.padding(y)).as("padding of %s", s).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSumMayOverwriteEitherTerm(KernelTier tier) {
        Kernels kernels = kernels(tier);
        float[] a = normal(3 * 17, 1);
        float[] b = normal(3 * 17, 2);
        Tensor first = activations(kernels, 3, 17, a);
        Tensor second = activations(kernels, 3, 17, b);

        kernels.add(first, second, first);
        assertThat(values(first)).as("in the first").isEqualTo(sum(a, b));
        first.load(a, 0, 3);
        kernels.add(first, second, second);
        assertThat(values(second)).as("in the second").isEqualTo(sum(a, b));
        kernels.add(first, first, first);
        assertThat(values(first)).as("twice the same").isEqualTo(sum(a, a));
    }

    private static float[] sum(float[] a, float[] b) {
        float[] sum = new float[a.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a[i] + b[i];
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource
    void addRejectsOtherShapes(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor y = kernels.activations(3);

        assertThatThrownBy(() -> kernels.add(kernels.activations(3), kernels.activations(4), y))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tensors of 1 x 3 and 1 x 4 must have the same shape");
        assertThatThrownBy(() -> kernels.add(kernels.activations(4), kernels.activations(4), y))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tensors of 1 x 4 and 1 x 3 must have the same number of columns");
    }

    @ParameterizedTest
    @EnumSource
    void putColumnsAndTakeColumnsAreInverse(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (Shape s : Samples.shapes()) {
            float[] a = normal(s.rows() * s.inputs(), 1);
            float[] b = normal(s.rows() * s.units(), 2);
            Tensor both = kernels.activations(s.inputs() + s.units());
            Tensor back = kernels.activations(s.units());

            kernels.putColumns(activations(kernels, s.rows(), s.inputs(), a), 0, both);
            kernels.putColumns(activations(kernels, s.rows(), s.units(), b), s.inputs(), both);
            kernels.takeColumns(both, s.inputs(), back);

            assertThat(values(both)).as("%s", s).isEqualTo(sideBySide(s, a, b));
            assertThat(values(back)).as("%s", s).isEqualTo(b);
            assertThat(Samples.padding(both)).as("padding of %s", s).isZero();
            assertThat(Samples.padding(back)).as("padding of %s", s).isZero();
        }
    }

    private static float[] sideBySide(Shape s, float[] a, float[] b) {
        int width = s.inputs() + s.units();
        float[] both = new float[s.rows() * width];
        for (int i = 0; i < s.rows(); i++) {
            System.arraycopy(a, i * s.inputs(), both, i * width, s.inputs());
            System.arraycopy(b, i * s.units(), both, i * width + s.inputs(), s.units());
        }
        return both;
    }

    @ParameterizedTest
    @EnumSource
    void rejectsColumnsOutOfRange(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor two = kernels.activations(2);
        Tensor three = kernels.activations(3);

        assertThatThrownBy(() -> kernels.putColumns(two, 2, three))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a tensor of 1 x 3 does not have the columns 2 to 3");
        assertThatThrownBy(() -> kernels.takeColumns(three, -1, two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a tensor of 1 x 3 does not have the columns -1 to 0");
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
    void addScaledAddsToTheExistingValues(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor y = activations(kernels, 2, 3, new float[] {1, 2, 3, 4, 5, 6});

        kernels.addScaled(activations(kernels, 2, 3, new float[] {2, 4, 6, 8, 10, -12}), 0.5f, y);

        assertThat(values(y)).containsExactly(2, 4, 6, 8, 10, 0);
    }

    @ParameterizedTest
    @EnumSource
    void sumOfSquaresCountsEveryElementOnce(KernelTier tier) {
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
    void sumOfMagnitudesCountsEveryElementOnce(KernelTier tier) {
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
    void sumOfSquaresAcceptsElementsWhoseSquaresOverflow(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (float value : new float[] {0, 1e19f, 3e38f, 1e-20f, 1e-30f, Float.MIN_VALUE}) {
            double expected = 130.0 * 17 * value * value;
            assertThat(kernels.sumOfSquares(weights(kernels, 130, 17, filled(130 * 17, value))))
                    .as("weights of %s", value)
                    .isCloseTo(expected, Percentage.withPercentage(1e-4));
            assertThat(kernels.sumOfSquares(activations(kernels, 130, 17, filled(130 * 17, value))))
                    .as("activations of %s", value)
                    .isCloseTo(expected, Percentage.withPercentage(1e-4));
        }
    }

    @ParameterizedTest
    @EnumSource
    void sumOfSquaresFindsTheOneElementThatIsNotZero(KernelTier tier) {
        Kernels kernels = kernels(tier);
        float[] values = new float[130 * 17];
        values[100] = -1e-30f;

        assertThat(kernels.sumOfSquares(weights(kernels, 130, 17, values)))
                .isCloseTo(1e-60, Percentage.withPercentage(1e-4));
    }

    @ParameterizedTest
    @EnumSource
    void sumOfSquaresIsFiniteOnlyIfEveryElementIs(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            float[] values = filled(130 * 17, 3e38f);
            values[100] = bad;
            assertThat(Double.isFinite(kernels.sumOfSquares(weights(kernels, 130, 17, values))))
                    .as("with %s", bad)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void sumOfMagnitudesMayBeLargerThanAFloat(KernelTier tier) {
        Kernels kernels = kernels(tier);
        assertThat(kernels.sumOfMagnitudes(weights(kernels, 130, 17, filled(130 * 17, -3e38f))))
                .isCloseTo(130 * 17 * 3e38, Percentage.withPercentage(1e-4));
    }

    private static float[] filled(int count, float value) {
        float[] values = new float[count];
        Arrays.fill(values, value);
        return values;
    }

    @ParameterizedTest
    @EnumSource
    void normsAreBoundedEvenIfTheirSquaresOverflow(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor w = weights(kernels, 4, 70, filled(4 * 70, 2e19f));

        kernels.boundColumnNorms(w, 0, 2);

        assertThat(values(w)).containsExactly(filled(4 * 70, 1), within(1e-6f));
        assertThat(Samples.padding(w)).isZero();
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
    void aColumnOfZerosStaysZero(KernelTier tier) {
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
