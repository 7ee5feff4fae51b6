package dev.gradwright.runtime.kernel;

import static dev.gradwright.runtime.kernel.Samples.activations;
import static dev.gradwright.runtime.kernel.Samples.kernels;
import static dev.gradwright.runtime.kernel.Samples.normal;
import static dev.gradwright.runtime.kernel.Samples.values;
import static dev.gradwright.runtime.kernel.Samples.vector;
import static dev.gradwright.runtime.kernel.Samples.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.runtime.kernel.Samples.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Products against a naive loop in double precision: each element within 1e-5 of Σ|a||b|. */
class ProductKernelsTest {
    private static final double TOLERANCE = 1e-5;

    @ParameterizedTest
    @EnumSource
    void denseIsTheProductPlusBias(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (Shape s : Samples.shapes()) {
            float[] x = normal(s.rows() * s.inputs(), 1);
            float[] w = normal(s.inputs() * s.units(), 2);
            float[] b = normal(s.units(), 3);
            Tensor y = kernels.activations(s.units());

            kernels.dense(
                    activations(kernels, s.rows(), s.inputs(), x),
                    weights(kernels, s.inputs(), s.units(), w),
                    vector(kernels, b),
                    y);

            assertProduct(
                    s,
                    values(y),
                    s.rows(),
                    s.units(),
                    s.inputs(),
                    b,
                    (i, k) -> x[i * s.inputs() + k],
                    (k, j) -> w[k * s.units() + j]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void denseWithoutBiasIsTheProduct(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (Shape s : Samples.shapes()) {
            float[] x = normal(s.rows() * s.inputs(), 4);
            float[] w = normal(s.inputs() * s.units(), 5);
            Tensor y = kernels.activations(s.units());

            kernels.dense(activations(kernels, s.rows(), s.inputs(), x), weights(kernels, s.inputs(), s.units(), w), y);

            assertProduct(
                    s,
                    values(y),
                    s.rows(),
                    s.units(),
                    s.inputs(),
                    new float[s.units()],
                    (i, k) -> x[i * s.inputs() + k],
                    (k, j) -> w[k * s.units() + j]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void weightsGradientIsTheProductOverTheBatch(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (Shape s : Samples.shapes()) {
            float[] x = normal(s.rows() * s.inputs(), 6);
            float[] dy = normal(s.rows() * s.units(), 7);
            Tensor dw = kernels.weights(s.inputs(), s.units());

            kernels.weightsGradient(
                    activations(kernels, s.rows(), s.inputs(), x), activations(kernels, s.rows(), s.units(), dy), dw);

            assertProduct(
                    s,
                    values(dw),
                    s.inputs(),
                    s.units(),
                    s.rows(),
                    new float[s.units()],
                    (i, k) -> x[k * s.inputs() + i],
                    (k, j) -> dy[k * s.units() + j]);
            assertThat(Samples.padding(dw)).as("padding of %s", s).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void inputGradientIsTheProductWithTheTransposedWeights(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (Shape s : Samples.shapes()) {
            float[] dy = normal(s.rows() * s.units(), 8);
            float[] w = normal(s.inputs() * s.units(), 9);
            Tensor dx = kernels.activations(s.inputs());

            kernels.inputGradient(
                    activations(kernels, s.rows(), s.units(), dy), weights(kernels, s.inputs(), s.units(), w), dx);

            assertProduct(
                    s,
                    values(dx),
                    s.rows(),
                    s.inputs(),
                    s.units(),
                    new float[s.inputs()],
                    (i, k) -> dy[i * s.units() + k],
                    (k, j) -> w[j * s.units() + k]);
            assertThat(Samples.padding(dx)).as("padding of %s", s).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void inputGradientIgnoresEarlierLargerBatches(KernelTier tier) {
        Kernels kernels = kernels(tier);
        float[] notNumbers = new float[40 * 300];
        Arrays.fill(notNumbers, Float.NaN);
        Tensor w = weights(kernels, 300, 300, normal(300 * 300, 10));
        Tensor dy = activations(kernels, 33, 300, normal(33 * 300, 11));
        Tensor expected = kernels.activations(300);
        Tensor dx = kernels.activations(300);

        kernels.inputGradient(dy, w, expected);
        kernels.inputGradient(activations(kernels, 40, 300, notNumbers), w, dx);
        kernels.inputGradient(dy, w, dx);

        assertThat(values(dx)).isEqualTo(values(expected));
    }

    @ParameterizedTest
    @EnumSource
    void biasGradientSumsTheRows(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (Shape s : Samples.shapes()) {
            float[] dy = normal(s.rows() * s.units(), 10);
            Tensor db = kernels.vector(s.units());

            kernels.biasGradient(activations(kernels, s.rows(), s.units(), dy), db);

            assertProduct(
                    s,
                    values(db),
                    1,
                    s.units(),
                    s.rows(),
                    new float[s.units()],
                    (i, k) -> 1,
                    (k, j) -> dy[k * s.units() + j]);
            assertThat(Samples.padding(db)).as("padding of %s", s).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shapesThatDoNotFitAreNamed(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor x = kernels.activations(4);
        Tensor w = kernels.weights(5, 2);
        Tensor y = kernels.activations(2);

        assertThatThrownBy(() -> kernels.dense(x, w, y))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("x is 1 x 4 and y 1 x 2, but weights of 5 x 2 take 5 columns and give 2");
    }

    /** One chain of fused multiply-adds for each element, in the order of k: the tiers agree to the last bit. */
    @Test
    void portableAndVectorProductsHaveTheSameBits() {
        Kernels portable = kernels(KernelTier.PORTABLE);
        Kernels vector = kernels(KernelTier.VECTOR);
        assumeTrue(FusedMultiplyAdd.isInHardware(), "without fused multiply-add the portable kernels round twice");
        for (Shape s : Samples.shapes()) {
            assertThat(products(portable, s)).as("%s", s).isEqualTo(products(vector, s));
        }
    }

    private static float[] products(Kernels kernels, Shape s) {
        Tensor x = activations(kernels, s.rows(), s.inputs(), normal(s.rows() * s.inputs(), 11));
        Tensor w = weights(kernels, s.inputs(), s.units(), normal(s.inputs() * s.units(), 12));
        Tensor y = kernels.activations(s.units());
        kernels.dense(x, w, vector(kernels, normal(s.units(), 13)), y);
        Tensor dw = kernels.weights(s.inputs(), s.units());
        kernels.weightsGradient(x, y, dw);
        Tensor dx = kernels.activations(s.inputs());
        kernels.inputGradient(y, w, dx);
        Tensor db = kernels.vector(s.units());
        kernels.biasGradient(y, db);
        return Samples.joined(y, dw, dx, db);
    }

    private interface Entry {
        double at(int row, int column);
    }

    private static void assertProduct(
            Shape shape, float[] actual, int rows, int columns, int depth, float[] bias, Entry a, Entry b) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double sum = bias[j];
                double size = Math.abs(bias[j]);
                for (int k = 0; k < depth; k++) {
                    double term = a.at(i, k) * b.at(k, j);
                    sum += term;
                    size += Math.abs(term);
                }
                if (!(Math.abs(actual[i * columns + j] - sum) <= TOLERANCE * size)) {
                    assertThat((double) actual[i * columns + j])
                            .as("%s: row %d, column %d", shape, i, j)
                            .isEqualTo(sum);
                }
            }
        }
    }
}
