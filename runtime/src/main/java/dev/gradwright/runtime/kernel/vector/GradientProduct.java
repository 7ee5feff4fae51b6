package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.PanelTensor.PANEL;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;

import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.Parallel;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Products over the batch, {@code dW = xᵀ·dY}, a block of inputs at a time and all their units, so that the next pass
 * finds the block in the first-level cache. Each element is one chain of fused multiply-adds in the order of the rows.
 * A thread takes a range of the blocks.
 */
final class GradientProduct implements Parallel.Job {
    private static final int BLOCK = GradientTile.BLOCK;

    private final Parallel parallel;
    private final Parallel.Job packing = this::packPanels;
    /** dY in panels; grows to the largest batch so far. */
    private float[] gradientPanels = new float[0];
    /** Column sums of dY; grows to the largest number of units so far. */
    private float[] sums = new float[0];
    /** One for each part. */
    private InputBlock[] blocks = new InputBlock[0];

    private @Nullable RowTensor x;
    private @Nullable BatchNormState norm;
    private @Nullable RowTensor dy;
    private @Nullable PanelTensor w;
    private @Nullable PanelTensor dw;

    GradientProduct(Parallel parallel) {
        this.parallel = parallel;
    }

    /** {@code dW = xᵀ·dY}. */
    void weights(RowTensor x, RowTensor dy, PanelTensor dw) {
        run(x, null, dy, null, dw);
    }

    /**
     * The gradients of W, γ and β in {@code y = batchNorm(x)·W}, without that of the norm's output: with
     * {@code G = x̂ᵀ·dY} and {@code s = Σ dY} over the rows, {@code dγ = Σ W∘G} and {@code dβ = Σ W·s} over the units,
     * and {@code dW = γ·G + β·s}.
     */
    void weightsThroughNorm(RowTensor x, BatchNormState norm, RowTensor dy, PanelTensor w, PanelTensor dw) {
        if (sums.length < dy.stride()) {
            sums = new float[dy.stride()];
        }
        VectorPasses.sumRows(dy, sums);
        run(x, norm, dy, w, dw);
    }

    private void run(
            RowTensor x, @Nullable BatchNormState norm, RowTensor dy, @Nullable PanelTensor w, PanelTensor dw) {
        if (gradientPanels.length < dy.length()) {
            gradientPanels = new float[dy.length()];
        }
        this.dy = dy;
        parallel.run(
                packing,
                parallel.parts(dy.length() * Parallel.OPERATIONS_OF_ELEMENT, PanelProduct.panels(dy.stride())));
        this.x = x;
        this.norm = norm;
        this.w = w;
        this.dw = dw;
        int parts = parallel.parts(2.0 * x.rows() * dw.length(), dw.depth() / BLOCK);
        if (blocks.length < parts) {
            blocks = Arrays.copyOf(blocks, parts);
        }
        parallel.run(this, parts);
    }

    @Override
    public void run(int part, int parts) {
        RowTensor in = Objects.requireNonNull(x);
        PanelTensor out = Objects.requireNonNull(dw);
        int count = out.depth() / BLOCK;
        InputBlock block = block(part);
        for (int k = part * count / parts * BLOCK; k < (part + 1) * count / parts * BLOCK; k += BLOCK) {
            if (norm == null) {
                block.pack(in, k);
                multiply(in.rows(), k, block, out);
            } else {
                block.packNormalized(in, k, norm);
                multiply(in.rows(), k, block, out);
                block.distribute(k, norm, sums, Objects.requireNonNull(w), out);
            }
        }
    }

    private InputBlock block(int part) {
        InputBlock block = blocks[part];
        if (block == null) {
            block = new InputBlock();
            blocks[part] = block;
        }
        return block;
    }

    /** Packs dY into panels of rows; the last one may be narrower. */
    private void packPanels(int part, int parts) {
        RowTensor from = Objects.requireNonNull(dy);
        int panels = PanelProduct.panels(from.stride());
        int end = Math.min((part + 1) * panels / parts * PANEL, from.stride());
        for (int column = part * panels / parts * PANEL; column < end; column += PANEL) {
            int width = PanelTensor.width(column, from.stride());
            int to = column * from.rows();
            for (int i = from.offset() + column; i < from.offset() + from.length(); i += from.stride()) {
                System.arraycopy(from.data(), i, gradientPanels, to, width);
                to += width;
            }
        }
    }

    /** The rows of dW that belong to the block of inputs from {@code k} on. */
    private void multiply(int batch, int k, InputBlock block, PanelTensor dw) {
        for (int column = 0; column < dw.paddedUnits(); column += PANEL) {
            int width = PanelTensor.width(column, dw.paddedUnits());
            int to = dw.index(k, column);
            multiply(width, block.values(), gradientPanels, column * batch, batch, dw.data(), to);
        }
    }

    /** A block of inputs × one panel of units. */
    private static void multiply(int width, float[] x, float[] dy, int dyOffset, int rows, float[] dw, int dwOffset) {
        int vectors = width / LANES;
        for (int i = 0; i < BLOCK; i += GradientTile.inputs(vectors)) {
            switch (vectors) {
                case 4 -> GradientTile.four(x, i, dy, dyOffset, rows, dw, dwOffset + i * width);
                case 3 -> GradientTile.three(x, i, dy, dyOffset, rows, dw, dwOffset + i * width);
                case 2 -> GradientTile.two(x, i, dy, dyOffset, rows, dw, dwOffset + i * width);
                default -> GradientTile.one(x, i, dy, dyOffset, rows, dw, dwOffset + i * width);
            }
        }
    }
}
