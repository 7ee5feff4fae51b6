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

    /** Floats in a line of the cache. */
    private static final int LINE = 16;

    /** Wᵀ; grows to the largest weights that come. */
    private float[][] transposed = new float[0][0];
    /** x̂; grows to the largest batch that comes. */
    private float[][] normalized = new float[0][];
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
        for (int from = 0; from < w.rows(); from += LINE) {
            transpose(w, from, Math.min(from + LINE, w.rows()));
        }
        multiply(dy, transposed, w.columns(), dx);
    }

    /** So many rows of W that each column of them is one line of the cache. */
    private void transpose(PortableTensor w, int from, int to) {
        for (int j = 0; j < w.columns(); j++) {
            float[] column = transposed[j];
            for (int i = from; i < to; i++) {
                column[i] = w.row(i)[j];
            }
        }
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
        addOuterProducts(x.blocks(), x.columns(), dy, dw);
    }

    /** See {@link dev.gradwright.runtime.kernel.Kernels#weightsGradientThroughNorm}. */
    void weightsGradientThroughNorm(
            PortableTensor x, BatchNormState state, PortableTensor dy, PortableTensor w, PortableTensor dw) {
        reserve(x.rows(), x.columns(), dy.columns());
        for (int i = 0; i < x.rows(); i++) {
            normalize(x.row(i), vector(state.mean), vector(state.inverseDeviation), normalized[i]);
        }
        addOuterProducts(normalized, x.columns(), dy, dw);
        PortableRows.sum(dy, sums);
        float[] gamma = vector(state.gamma);
        float[] beta = vector(state.beta);
        for (int k = 0; k < x.columns(); k++) {
            vector(state.gammaGradient)[k] = PortableRows.dot(w.row(k), dw.row(k), lanes);
            vector(state.betaGradient)[k] = PortableRows.dot(w.row(k), sums, lanes);
            distribute(gamma[k], beta[k], sums, dw.row(k));
        }
    }

    /** Overwrites {@code dw} with Σ x·dy over the rows of the batch, four inputs at a time. */
    private static void addOuterProducts(float[][] x, int inputs, PortableTensor dy, PortableTensor dw) {
        int whole = inputs & -4;
        for (int k = 0; k < whole; k += 4) {
            for (int input = k; input < k + 4; input++) {
                Arrays.fill(dw.row(input), 0);
            }
            addFour(x, k, dy, dw);
        }
        for (int k = whole; k < inputs; k++) {
            Arrays.fill(dw.row(k), 0);
            for (int i = 0; i < dy.rows(); i++) {
                add(x[i][k], dy.row(i), dw.row(k));
            }
        }
    }

    private static void addFour(float[][] x, int k, PortableTensor dy, PortableTensor dw) {
        int whole = dy.rows() & -2;
        for (int i = 0; i < whole; i += 2) {
            float[] a = x[i];
            float[] b = x[i + 1];
            add2x4(
                    a[k],
                    b[k],
                    a[k + 1],
                    b[k + 1],
                    a[k + 2],
                    b[k + 2],
                    a[k + 3],
                    b[k + 3],
                    dy.row(i),
                    dy.row(i + 1),
                    dw.row(k),
                    dw.row(k + 1),
                    dw.row(k + 2),
                    dw.row(k + 3));
        }
        if (whole < dy.rows()) {
            for (int input = k; input < k + 4; input++) {
                add(x[whole][input], dy.row(whole), dw.row(input));
            }
        }
    }

    private void reserve(int rows, int inputs, int units) {
        if (normalized.length < rows || normalized[0].length < inputs) {
            int most = normalized.length == 0 ? 0 : normalized[0].length;
            normalized = new float[Math.max(rows, normalized.length)][Math.max(inputs, most)];
        }
        if (sums.length < units) {
            sums = new float[units];
        }
    }

    private static void normalize(float[] x, float[] mean, float[] inverseDeviation, float[] y) {
        for (int j = 0; j < x.length; j++) {
            y[j] = (x[j] - mean[j]) * inverseDeviation[j];
        }
    }

    /** {@code g = γ·g + β·s}. */
    private static void distribute(float gamma, float beta, float[] sums, float[] g) {
        for (int j = 0; j < g.length; j++) {
            g[j] = g[j] * gamma + sums[j] * beta;
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
        int wholeRows = from + ((to - from) & -4);
        int evenDepth = depth & -2;
        for (int k = 0; k < evenDepth; k += 2) {
            for (int i = from; i < wholeRows; i += 4) {
                float[] a0 = a.row(i);
                float[] a1 = a.row(i + 1);
                float[] a2 = a.row(i + 2);
                float[] a3 = a.row(i + 3);
                add2x4(
                        a0[k],
                        a0[k + 1],
                        a1[k],
                        a1[k + 1],
                        a2[k],
                        a2[k + 1],
                        a3[k],
                        a3[k + 1],
                        b[k],
                        b[k + 1],
                        c.row(i),
                        c.row(i + 1),
                        c.row(i + 2),
                        c.row(i + 3));
            }
        }
        for (int i = from; i < wholeRows; i++) {
            for (int k = evenDepth; k < depth; k++) {
                add(a.row(i)[k], b[k], c.row(i));
            }
        }
        for (int i = wholeRows; i < to; i++) {
            multiplyRow(a.row(i), b, depth, c.row(i));
        }
    }

    private static void multiplyRow(float[] a, float[][] b, int depth, float[] c) {
        int whole = depth & -4;
        for (int k = 0; k < whole; k += 4) {
            add4(a, k, b[k], b[k + 1], b[k + 2], b[k + 3], c);
        }
        for (int k = whole; k < depth; k++) {
            add(a[k], b[k], c);
        }
    }

    /** Two rows of b into four rows of c: each b that is loaded serves four times, each c twice. */
    private static void add2x4(
            float a00,
            float a01,
            float a10,
            float a11,
            float a20,
            float a21,
            float a30,
            float a31,
            float[] b0,
            float[] b1,
            float[] c0,
            float[] c1,
            float[] c2,
            float[] c3) {
        for (int j = 0; j < c0.length; j++) {
            float x = b0[j];
            float y = b1[j];
            c0[j] = multiplyAdd(a01, y, multiplyAdd(a00, x, c0[j]));
            c1[j] = multiplyAdd(a11, y, multiplyAdd(a10, x, c1[j]));
            c2[j] = multiplyAdd(a21, y, multiplyAdd(a20, x, c2[j]));
            c3[j] = multiplyAdd(a31, y, multiplyAdd(a30, x, c3[j]));
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
