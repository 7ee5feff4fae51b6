package dev.gradwright.runtime.kernel;

import static dev.gradwright.runtime.kernel.Samples.activations;
import static dev.gradwright.runtime.kernel.Samples.kernels;
import static dev.gradwright.runtime.kernel.Samples.normal;
import static dev.gradwright.runtime.kernel.Samples.values;
import static dev.gradwright.runtime.kernel.Samples.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Layer normalization against the formulas in double precision, row by row. */
class LayerNormKernelsTest {
    private static final float EPSILON = 1e-3f;
    private static final int[] COLUMNS = {1, 3, 16, 17, 65, 300};
    private static final int[] ROWS = {1, 2, 7, 32, 130};

    /** A row normalized. */
    private static final class Normalized {
        final double[] values;
        final double inverseDeviation;

        Normalized(float[] x, int from, int n) {
            double mean = 0;
            for (int j = 0; j < n; j++) {
                mean += x[from + j] / (double) n;
            }
            double variance = 0;
            for (int j = 0; j < n; j++) {
                variance += (x[from + j] - mean) * (x[from + j] - mean) / n;
            }
            inverseDeviation = 1 / Math.sqrt(variance + EPSILON);
            values = new double[n];
            for (int j = 0; j < n; j++) {
                values[j] = (x[from + j] - mean) * inverseDeviation;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachRowIsNormalizedThenScaledAndShifted(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (int n : COLUMNS) {
            for (int rows : ROWS) {
                float[] x = batch(rows, n);
                float[] gamma = normal(n, 2);
                float[] beta = normal(n, 3);
                Tensor y = kernels.activations(n);

                kernels.layerNorm(
                        activations(kernels, rows, n, x), vector(kernels, gamma), vector(kernels, beta), EPSILON, y);

                float[] expected = new float[rows * n];
                for (int i = 0; i < rows; i++) {
                    double[] normalized = new Normalized(x, i * n, n).values;
                    for (int j = 0; j < n; j++) {
                        expected[i * n + j] = (float) (gamma[j] * normalized[j] + beta[j]);
                    }
                }
                assertThat(values(y)).as("%d rows of %d", rows, n).containsExactly(expected, within(2e-5f));
                assertThat(Samples.padding(y)).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRowFarFromZeroKeepsItsVariance(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor x = activations(kernels, 1, 4, new float[] {10_001, 10_003, 10_001, 10_003});
        Tensor y = kernels.activations(4);

        kernels.layerNorm(x, vector(kernels, new float[] {1, 1, 1, 1}), kernels.vector(4), 0, y);

        assertThat(values(y)).containsExactly(-1, 1, -1, 1);
    }

    @ParameterizedTest
    @EnumSource
    void backwardGivesTheGradientsByInputScaleAndOffset(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (int n : COLUMNS) {
            for (int rows : ROWS) {
                float[] x = batch(rows, n);
                float[] dy = normal(rows * n, 4);
                float[] gamma = normal(n, 2);
                Tensor dGamma = kernels.vector(n);
                Tensor dBeta = kernels.vector(n);
                Tensor dx = kernels.activations(n);

                kernels.layerNormBackward(
                        activations(kernels, rows, n, x),
                        activations(kernels, rows, n, dy),
                        vector(kernels, gamma),
                        EPSILON,
                        dGamma,
                        dBeta,
                        dx);

                String what = rows + " rows of " + n;
                assertGradients(x, dy, gamma, rows, n, values(dx), values(dGamma), values(dBeta), what);
                assertThat(Samples.padding(dGamma)).isZero();
                assertThat(Samples.padding(dBeta)).isZero();
                assertThat(Samples.padding(dx)).isZero();
            }
        }
    }

    private static void assertGradients(
            float[] x,
            float[] dy,
            float[] gamma,
            int rows,
            int n,
            float[] dx,
            float[] dGamma,
            float[] dBeta,
            String what) {
        double[] scale = new double[n];
        double[] offset = new double[n];
        for (int i = 0; i < rows; i++) {
            Normalized row = new Normalized(x, i * n, n);
            double mean = 0;
            double slope = 0;
            for (int j = 0; j < n; j++) {
                double d = dy[i * n + j];
                scale[j] += d * row.values[j];
                offset[j] += d;
                mean += gamma[j] * d / n;
                slope += gamma[j] * d * row.values[j] / n;
            }
            for (int j = 0; j < n; j++) {
                double expected = (gamma[j] * dy[i * n + j] - mean - row.values[j] * slope) * row.inverseDeviation;
                assertThat((double) dx[i * n + j])
                        .as("%s, dX of row %d, column %d", what, i, j)
                        .isCloseTo(expected, within(1e-5 * (1 + row.inverseDeviation)));
            }
        }
        for (int j = 0; j < n; j++) {
            assertThat((double) dGamma[j]).as("%s, dGamma %d", what, j).isCloseTo(scale[j], within(2e-5 * rows));
            assertThat((double) dBeta[j]).as("%s, dBeta %d", what, j).isCloseTo(offset[j], within(1e-5 * rows));
        }
    }

    private static float[] batch(int rows, int n) {
        float[] x = normal(rows * n, 1);
        for (int i = 0; i < x.length; i++) {
            x[i] = 3 + 2 * x[i];
        }
        return x;
    }
}
