package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.PanelTensor.PANEL;

import dev.gradwright.runtime.kernel.Parallel;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code dX = dY·Wᵀ}. {@link TransposedInputProduct} computes it if that is faster. Otherwise the weights are
 * transposed, one panel of Wᵀ at a time, which is used while it is in the cache. A thread takes a range of the panels.
 * If a range ends within a panel, the two threads divide its rows.
 */
final class InputProduct implements Parallel.Job {
    /** Rows that are multiplied with all panels; Wᵀ is computed again for the next rows. */
    static final int ROWS = 32 * RowBlocks.ROWS;

    private final Parallel parallel;
    private final PanelProduct product;
    private final TransposedInputProduct transposedProduct;
    private float[] zeros = new float[0];
    /** One panel of Wᵀ for each part; it grows to the largest number of units so far. */
    private float[][] transposed = new float[0][];

    private @Nullable RowTensor dy;
    private @Nullable PanelTensor w;
    private @Nullable RowTensor dx;
    private int rows;

    InputProduct(Parallel parallel, PanelProduct product) {
        this.parallel = parallel;
        this.product = product;
        this.transposedProduct = new TransposedInputProduct(parallel);
    }

    void run(RowTensor dy, PanelTensor w, RowTensor dx) {
        if (TransposedInputProduct.isWorthIt(dy, w)) {
            transposedProduct.run(dy, w, dx);
            return;
        }
        this.dy = dy;
        this.w = w;
        this.dx = dx;
        int parts = PanelProduct.parts(parallel, 2.0 * dy.rows() * w.length(), dx);
        if (zeros.length < dx.stride()) {
            zeros = new float[dx.stride()];
        }
        if (transposed.length < parts) {
            transposed = Arrays.copyOf(transposed, parts);
        }
        int most = dx.columns() == 1 ? dx.rows() : ROWS;
        for (int first = 0; first < dx.rows(); first += most) {
            rows = Math.min(most, dx.rows() - first);
            product.prepare(dy, first, rows, dx, parallel);
            parallel.run(this, parts);
        }
    }

    @Override
    public void run(int part, int parts) {
        multiply(Objects.requireNonNull(dy), Objects.requireNonNull(w), Objects.requireNonNull(dx), part, parts);
    }

    private void multiply(RowTensor dy, PanelTensor w, RowTensor dx, int part, int parts) {
        float[] panel = panel(part, w.columns() * PANEL);
        for (int column = 0; column < dx.stride(); column += PANEL) {
            int from = PanelProduct.end(part, parts, rows, dx, column);
            int to = PanelProduct.end(part + 1, parts, rows, dx, column);
            if (from < to) {
                transpose(w, column, PanelTensor.width(column, dx.stride()), panel);
                product.multiply(dy, panel, 0, zeros, dx, column, from, to);
            }
        }
    }

    private float[] panel(int part, int length) {
        float[] panel = transposed[part];
        if (panel == null || panel.length < length) {
            panel = new float[length];
            transposed[part] = panel;
        }
        return panel;
    }

    /** Packs one panel of Wᵀ, {@code width} inputs from {@code input} on. */
    private static void transpose(PanelTensor w, int input, int width, float[] panel) {
        for (int unit = 0; unit < w.columns(); unit += PANEL) {
            int units = Math.min(PANEL, w.columns() - unit);
            Transposition.run(w.data(), w.index(input, unit), w.step(unit), width, units, panel, unit * width, width);
        }
    }
}
