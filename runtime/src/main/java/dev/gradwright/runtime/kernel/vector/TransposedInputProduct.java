package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.PanelTensor.PANEL;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;

import dev.gradwright.runtime.kernel.Parallel;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code dX = dY·Wᵀ}, computed as {@code dXᵀ = W·dYᵀ}. If the batch has few rows or there are many weights, dY and dX
 * are smaller than the weights, so they are transposed instead of the weights. Each element is the same chain of
 * multiply-adds in the order of the units. A thread takes a range of the inputs.
 */
final class TransposedInputProduct implements Parallel.Job {
    /** Inputs at a time: a multiple of the rows of a tile, and of eight for the transposition. */
    private static final int BLOCK = 48;
    /** How many values can be copied in the time that transposing one takes. */
    private static final int COPIES = 4;

    private final Parallel parallel;
    private final Parallel.Job transposition = this::transpose;
    /** dYᵀ in panels of rows of the batch. Its padding has no defined value. It grows to the largest batch so far. */
    private float[] gradients = new float[0];

    private float[] zeros = new float[0];
    /** One for each part. */
    private Scratch[] scratches = new Scratch[0];

    private @Nullable RowTensor dy;
    private @Nullable PanelTensor w;
    private @Nullable RowTensor dx;

    /** The scratch of one thread. */
    private static final class Scratch {
        final RowBlocks weights = new RowBlocks();
        /** {@link #BLOCK} rows of dXᵀ. */
        float[] result = new float[0];
    }

    TransposedInputProduct(Parallel parallel) {
        this.parallel = parallel;
    }

    /**
     * Whether this is faster than {@link InputProduct}, which transposes the weights for every
     * {@link InputProduct#ROWS} rows.
     */
    static boolean isWorthIt(RowTensor dy, PanelTensor w) {
        long weights = (long) w.rows() * w.columns();
        long times = ((long) dy.rows() + InputProduct.ROWS - 1) / InputProduct.ROWS;
        long transposed = (long) VectorTensor.padded(dy.rows()) * (w.rows() + w.columns());
        return w.columns() <= RowBlocks.STRIDE && COPIES * transposed + weights < COPIES * times * weights;
    }

    void run(RowTensor dy, PanelTensor w, RowTensor dx) {
        this.dy = dy;
        this.w = w;
        this.dx = dx;
        int batch = VectorTensor.padded(dy.rows());
        if (gradients.length < batch * w.columns()) {
            gradients = new float[batch * w.columns()];
        }
        if (zeros.length < batch) {
            zeros = new float[batch];
        }
        parallel.run(transposition, dy.length() * Parallel.OPERATIONS_OF_ELEMENT);
        int blocks = (dx.stride() + BLOCK - 1) / BLOCK;
        int parts = parallel.parts(2.0 * dy.rows() * w.length(), blocks);
        if (scratches.length < parts) {
            scratches = Arrays.copyOf(scratches, parts);
        }
        parallel.run(this, parts);
    }

    /** Writes some columns of dYᵀ, eight rows of dY at a time. */
    private void transpose(int part, int parts) {
        RowTensor from = Objects.requireNonNull(dy);
        int eights = (from.rows() + 7) / 8;
        int batch = VectorTensor.padded(from.rows());
        int end = Math.min((part + 1) * eights / parts * 8, from.rows());
        for (int row = part * eights / parts * 8; row < end; row += 8) {
            int panel = row / PANEL * PANEL;
            Transposition.run(
                    from.data(),
                    from.offset() + row * from.stride(),
                    from.stride(),
                    Math.min(8, end - row),
                    from.columns(),
                    gradients,
                    panel * from.columns() + row - panel,
                    PanelTensor.width(panel, batch));
        }
    }

    @Override
    public void run(int part, int parts) {
        RowTensor to = Objects.requireNonNull(dx);
        int blocks = (to.stride() + BLOCK - 1) / BLOCK;
        Scratch scratch = scratch(part);
        int end = Math.min((part + 1) * blocks / parts * BLOCK, to.stride());
        for (int input = part * blocks / parts * BLOCK; input < end; input += BLOCK) {
            multiply(Objects.requireNonNull(w), to, input, Math.min(BLOCK, end - input), scratch);
        }
    }

    private Scratch scratch(int part) {
        Scratch scratch = scratches[part];
        if (scratch == null) {
            scratch = new Scratch();
            scratches[part] = scratch;
        }
        return scratch;
    }

    /** Computes some columns of dX. */
    private void multiply(PanelTensor w, RowTensor dx, int input, int count, Scratch scratch) {
        int batch = VectorTensor.padded(dx.rows());
        if (scratch.result.length < BLOCK * batch) {
            scratch.result = new float[BLOCK * batch];
        }
        scratch.weights.pack(w, input, count);
        float[] weights = scratch.weights.values();
        int copied = RowBlocks.packed(count, w.columns());
        for (int row = 0; row < batch; row += PANEL) {
            PanelProduct.multiply(
                    PanelTensor.width(row, batch) / LANES,
                    count,
                    copied,
                    weights,
                    0,
                    weights,
                    0,
                    RowBlocks.STRIDE,
                    gradients,
                    row * w.columns(),
                    w.columns(),
                    zeros,
                    row,
                    scratch.result,
                    row,
                    batch);
        }
        Transposition.run(scratch.result, 0, batch, count, dx.rows(), dx.data(), dx.offset() + input, dx.stride());
    }
}
