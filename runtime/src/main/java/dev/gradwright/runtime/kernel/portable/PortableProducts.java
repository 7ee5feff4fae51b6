package dev.gradwright.runtime.kernel.portable;

import static dev.gradwright.runtime.kernel.portable.MultiplyAdd.multiplyAdd;
import static dev.gradwright.runtime.kernel.portable.PortableTensor.vector;

import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.VirtualLanes;
import java.util.Arrays;

/**
 * Matrix products as sums of scaled rows, {@code c = Σₖ aₖ·bₖ}: the one form of a product that C2 vectorises well. Each
 * element is one chain of multiply-adds in the order of k, as in the vector kernels, so that both give the same bits where
 * the processor fuses.
 */
final class PortableProducts {
    /** So many rows of the result stay in the first-level cache while the rows of b pass by. */
    private static final int ROW_BLOCK = 32;

    /** Wᵀ; grows to the largest weights that come. */
    private float[][] transposed = new float[0][0];
    /** A column of x; grows to the largest batch that comes. */
    private float[] column = new float[0];
    /** Σ dY over the rows; grows to the most units that come. */
    private float[] sums = new float[0];

    private final float[] lanes = new float[VirtualLanes.COUNT];

    /** {@code y = x·W}. */
    void dense(PortableTensor x, PortableTensor w, PortableTensor y) {
        multiply(x, w.blocks(), w.rows(), y);
    }

    /** {@code dX = dY·Wᵀ}. */
    void inputGradient(PortableTensor dy, PortableTensor w, PortableTensor dx) {
        reserveTransposed(w);
        for (int i = 0; i < w.rows(); i++) {
            float[] row = w.row(i);
            for (int j = 0; j < w.columns(); j++) {
                transposed[j][i] = row[j];
            }
        }
        multiply(dy, transposed, w.columns(), dx);
    }

    private void reserveTransposed(PortableTensor w) {
        int oldRows = transposed.length;
        int oldColumns = oldRows == 0 ? 0 : transposed[0].length;
        if (w.columns() > oldRows || w.rows() > oldColumns) {
            transposed = new float[Math.max(w.columns(), oldRows)][Math.max(w.rows(), oldColumns)];
        }
    }

    /** {@code dW = xᵀ·dY}. */
    void weightsGradient(PortableTensor x, PortableTensor dy, PortableTensor dw) {
        reserveColumn(x.rows());
        for (int k = 0; k < x.columns(); k++) {
            for (int i = 0; i < x.rows(); i++) {
                column[i] = x.row(i)[k];
            }
            Arrays.fill(dw.row(k), 0);
            combine(column, dy.blocks(), dy.rows(), dw.row(k));
        }
    }

    /** See {@link dev.gradwright.runtime.kernel.Kernels#weightsGradientThroughNorm}. */
    void weightsGradientThroughNorm(
            PortableTensor x, BatchNormState state, PortableTensor dy, PortableTensor w, PortableTensor dw) {
        reserveColumn(x.rows());
        if (sums.length < dy.columns()) {
            sums = new float[dy.columns()];
        }
        PortableRows.sum(dy, sums);
        float[] gamma = vector(state.gamma);
        float[] beta = vector(state.beta);
        for (int k = 0; k < x.columns(); k++) {
            float center = vector(state.mean)[k];
            float scale = vector(state.inverseDeviation)[k];
            for (int i = 0; i < x.rows(); i++) {
                column[i] = (x.row(i)[k] - center) * scale;
            }
            Arrays.fill(dw.row(k), 0);
            combine(column, dy.blocks(), dy.rows(), dw.row(k));
            vector(state.gammaGradient)[k] = PortableRows.dot(w.row(k), dw.row(k), lanes);
            vector(state.betaGradient)[k] = PortableRows.dot(w.row(k), sums, lanes);
            distribute(gamma[k], beta[k], sums, dw.row(k));
        }
    }

    /** {@code g = γ·g + β·s}. */
    private static void distribute(float gamma, float beta, float[] sums, float[] g) {
        for (int j = 0; j < g.length; j++) {
            g[j] = g[j] * gamma + sums[j] * beta;
        }
    }

    private void reserveColumn(int rows) {
        if (column.length < rows) {
            column = new float[rows];
        }
    }

    /** {@code c += Σ a[k]·b[k]} over the first {@code depth} rows of b. */
    private static void combine(float[] a, float[][] b, int depth, float[] c) {
        int whole = depth & -4;
        for (int k = 0; k < whole; k += 4) {
            add4(a, k, b[k], b[k + 1], b[k + 2], b[k + 3], c);
        }
        for (int k = whole; k < depth; k++) {
            add(a[k], b[k], c);
        }
    }

    private static void multiply(PortableTensor a, float[][] b, int depth, PortableTensor c) {
        for (int from = 0; from < a.rows(); from += ROW_BLOCK) {
            multiplyRows(a, from, Math.min(from + ROW_BLOCK, a.rows()), b, depth, c);
        }
    }

    private static void multiplyRows(PortableTensor a, int from, int to, float[][] b, int depth, PortableTensor c) {
        for (int i = from; i < to; i++) {
            Arrays.fill(c.row(i), 0);
        }
        int whole = depth & -4;
        for (int k = 0; k < whole; k += 4) {
            for (int i = from; i < to; i++) {
                add4(a.row(i), k, b[k], b[k + 1], b[k + 2], b[k + 3], c.row(i));
            }
        }
        for (int k = whole; k < depth; k++) {
            for (int i = from; i < to; i++) {
                add(a.row(i)[k], b[k], c.row(i));
            }
        }
    }

    /** {@code c += Σ a[k + m]·bₘ} over four rows; over eight, C2 of JDK 17 gives up and stays scalar. */
    private static void add4(float[] a, int k, float[] b0, float[] b1, float[] b2, float[] b3, float[] c) {
        float a0 = a[k];
        float a1 = a[k + 1];
        float a2 = a[k + 2];
        float a3 = a[k + 3];
        for (int j = 0; j < c.length; j++) {
            c[j] = multiplyAdd(a3, b3[j], multiplyAdd(a2, b2[j], multiplyAdd(a1, b1[j], multiplyAdd(a0, b0[j], c[j]))));
        }
    }

    /** {@code c += a·b}. */
    private static void add(float a, float[] b, float[] c) {
        for (int j = 0; j < c.length; j++) {
            c[j] = multiplyAdd(a, b[j], c[j]);
        }
    }
}
