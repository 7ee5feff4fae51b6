package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.PanelTensor.PANEL;

import dev.gradwright.runtime.kernel.Parallel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code y = x·W + b}, computed for some rows at a time, panel by panel. A thread takes a range of the panels, and thus
 * of the memory that holds W. If a range ends within a panel, the two threads divide its rows.
 */
final class DenseProduct implements Parallel.Job {
    /**
     * Rows that a thread multiplies with all its panels: they stay in the second-level cache, beside the weights of a
     * medium-sized layer.
     */
    private static final int ROWS = 8 * RowBlocks.ROWS;

    private final Parallel parallel;
    private final PanelProduct product;
    /** The zero bias of a product without bias. */
    private float[] zeros = new float[0];

    private @Nullable RowTensor x;
    private @Nullable PanelTensor w;
    private float[] bias = zeros;
    private @Nullable RowTensor y;
    private int rows;

    DenseProduct(Parallel parallel, PanelProduct product) {
        this.parallel = parallel;
        this.product = product;
    }

    /** {@code y = x·W}. */
    void run(RowTensor x, PanelTensor w, RowTensor y) {
        if (zeros.length < y.stride()) {
            zeros = new float[y.stride()];
        }
        run(x, w, zeros, y);
    }

    /** {@code y = x·W + b}. */
    void run(RowTensor x, PanelTensor w, float[] b, RowTensor y) {
        int parts = PanelProduct.parts(parallel, 2.0 * x.rows() * w.length(), y);
        int most = y.columns() == 1 ? x.rows() : ROWS * parts;
        for (int first = 0; first < x.rows(); first += most) {
            int count = Math.min(most, x.rows() - first);
            product.prepare(x, first, count, y, parallel);
            if (parts == 1) {
                multiply(x, w, b, y, count, 0, 1);
            } else {
                this.x = x;
                this.w = w;
                this.bias = b;
                this.y = y;
                rows = count;
                parallel.run(this, parts);
            }
        }
    }

    @Override
    public void run(int part, int parts) {
        multiply(
                Objects.requireNonNull(x),
                Objects.requireNonNull(w),
                bias,
                Objects.requireNonNull(y),
                rows,
                part,
                parts);
    }

    private void multiply(RowTensor x, PanelTensor w, float[] b, RowTensor y, int rows, int part, int parts) {
        for (int column = 0; column < y.stride(); column += PANEL) {
            int from = PanelProduct.end(part, parts, rows, y, column);
            int to = PanelProduct.end(part + 1, parts, rows, y, column);
            if (from < to) {
                product.multiply(x, w.data(), w.index(column), b, y, column, from, to);
            }
        }
    }
}
