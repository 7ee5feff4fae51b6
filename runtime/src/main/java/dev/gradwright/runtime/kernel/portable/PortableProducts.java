package dev.gradwright.runtime.kernel.portable;

import static dev.gradwright.runtime.kernel.portable.MultiplyAdd.multiplyAdd;

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
        if (column.length < x.rows()) {
            column = new float[x.rows()];
        }
        for (int k = 0; k < x.columns(); k++) {
            for (int i = 0; i < x.rows(); i++) {
                column[i] = x.row(i)[k];
            }
            Arrays.fill(dw.row(k), 0);
            combine(column, dy.blocks(), dy.rows(), dw.row(k));
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
