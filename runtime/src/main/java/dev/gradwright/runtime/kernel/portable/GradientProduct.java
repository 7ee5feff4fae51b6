package dev.gradwright.runtime.kernel.portable;

import static dev.gradwright.runtime.kernel.portable.PortableTensor.vector;

import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.Parallel;
import dev.gradwright.runtime.kernel.VirtualLanes;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Products over the batch, {@code dW = xᵀ·dY}, four inputs at a time. A thread takes a range of the inputs. */
final class GradientProduct implements Parallel.Job {
    private static final int INPUTS_OF_TILE = 4;

    private final Parallel parallel;
    /** x̂; grows to the largest batch so far. */
    private float[][] normalized = new float[0][];
    /** Σ dY over the rows; grows to the largest number of units so far. */
    private float[] sums = new float[0];
    /** One for each part. */
    private float[][] lanes = new float[0][];

    private float[][] x = normalized;
    private @Nullable PortableTensor dy;
    private @Nullable BatchNormState norm;
    private @Nullable PortableTensor w;
    private @Nullable PortableTensor dw;

    GradientProduct(Parallel parallel) {
        this.parallel = parallel;
    }

    /** {@code dW = xᵀ·dY}. */
    void weights(PortableTensor x, PortableTensor dy, PortableTensor dw) {
        run(x.blocks(), null, dy, null, dw);
    }

    /** See {@link dev.gradwright.runtime.kernel.Kernels#weightsGradientThroughNorm}. */
    void weightsThroughNorm(
            PortableTensor x, BatchNormState norm, PortableTensor dy, PortableTensor w, PortableTensor dw) {
        reserve(x.rows(), x.columns(), dy.columns());
        for (int i = 0; i < x.rows(); i++) {
            normalize(
                    x.row(i),
                    vector(norm.statistics().mean()),
                    vector(norm.statistics().inverseDeviation()),
                    normalized[i]);
        }
        PortableRows.sum(dy, sums);
        run(normalized, norm, dy, w, dw);
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

    private void run(
            float[][] x,
            @Nullable BatchNormState norm,
            PortableTensor dy,
            @Nullable PortableTensor w,
            PortableTensor dw) {
        this.x = x;
        this.norm = norm;
        this.dy = dy;
        this.w = w;
        this.dw = dw;
        int parts = parallel.parts(2.0 * dy.rows() * dw.rows() * dw.columns(), tiles(dw.rows()));
        if (lanes.length < parts) {
            lanes = new float[parts][VirtualLanes.COUNT];
        }
        parallel.run(this, parts);
    }

    private static int tiles(int inputs) {
        return (inputs + INPUTS_OF_TILE - 1) / INPUTS_OF_TILE;
    }

    @Override
    public void run(int part, int parts) {
        PortableTensor gradient = Objects.requireNonNull(dy);
        PortableTensor out = Objects.requireNonNull(dw);
        int tiles = tiles(out.rows());
        int end = Math.min((part + 1) * tiles / parts * INPUTS_OF_TILE, out.rows());
        for (int k = part * tiles / parts * INPUTS_OF_TILE; k < end; k += INPUTS_OF_TILE) {
            int to = Math.min(k + INPUTS_OF_TILE, end);
            multiply(x, k, to, gradient, out);
            if (norm != null) {
                for (int input = k; input < to; input++) {
                    distribute(input, norm, Objects.requireNonNull(w).row(input), sums, out.row(input), lanes[part]);
                }
            }
        }
    }

    private static void multiply(float[][] x, int from, int to, PortableTensor dy, PortableTensor dw) {
        for (int k = from; k < to; k++) {
            Arrays.fill(dw.row(k), 0);
        }
        if (to - from == INPUTS_OF_TILE) {
            addFour(x, from, dy, dw);
        } else {
            for (int k = from; k < to; k++) {
                for (int i = 0; i < dy.rows(); i++) {
                    ScaledRows.add(x[i][k], dy.row(i), dw.row(k));
                }
            }
        }
    }

    private static void addFour(float[][] x, int k, PortableTensor dy, PortableTensor dw) {
        int whole = dy.rows() & -2;
        for (int i = 0; i < whole; i += 2) {
            float[] a = x[i];
            float[] b = x[i + 1];
            ScaledRows.add2x4(
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
                ScaledRows.add(x[whole][input], dy.row(whole), dw.row(input));
            }
        }
    }

    /** Turns one row of G into one of dW, and into dγ and dβ of that input. */
    private static void distribute(int input, BatchNormState norm, float[] w, float[] sums, float[] g, float[] lanes) {
        vector(norm.gradients().gamma())[input] = PortableRows.dot(w, g, lanes);
        vector(norm.gradients().beta())[input] = PortableRows.dot(w, sums, lanes);
        distribute(
                vector(norm.parameters().gamma())[input],
                vector(norm.parameters().beta())[input],
                sums,
                g);
    }

    /** {@code g = γ·g + β·s}. */
    private static void distribute(float gamma, float beta, float[] sums, float[] g) {
        for (int j = 0; j < g.length; j++) {
            g[j] = g[j] * gamma + sums[j] * beta;
        }
    }
}
