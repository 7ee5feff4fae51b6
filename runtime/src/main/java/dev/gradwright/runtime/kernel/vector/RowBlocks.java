package dev.gradwright.runtime.kernel.vector;

import dev.gradwright.runtime.kernel.Parallel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The left factor of a product in blocks of rows, {@code [rows/ROWS][columns][STEP]}: what a tile broadcasts from then lies in
 * one stream, and its addresses are constants beside one index. Rows that fill no block are left out. A thread takes a range of the
 * columns.
 */
final class RowBlocks implements Parallel.Job {
    /** Rows of a block. */
    static final int ROWS = 6;
    /**
     * Floats from one column to the next: the width of a panel of four vectors is a power of two times this, and so C2 takes
     * the checks of both indices out of a tile's loop.
     */
    static final int STEP = 8;

    /** Grows to the most that comes. */
    private float[] values = new float[0];

    private @Nullable RowTensor x;
    private int first;
    private int rows;

    float[] values() {
        return values;
    }

    /** Where the block begins that holds {@code row}, counted from the first that was packed, of a factor with so many columns. */
    static int index(int row, int columns) {
        return row / ROWS * columns * STEP;
    }

    /** Packs so many rows from {@code first} on. */
    void pack(RowTensor x, int first, int rows, Parallel parallel) {
        int size = index(rows, x.columns());
        if (values.length < size) {
            values = new float[size];
        }
        this.x = x;
        this.first = first;
        this.rows = rows;
        parallel.run(this, 2 * Parallel.OPERATIONS_OF_ELEMENT * size);
    }

    @Override
    public void run(int part, int parts) {
        RowTensor in = Objects.requireNonNull(x);
        int from = part * in.columns() / parts;
        int to = (part + 1) * in.columns() / parts;
        for (int i = 0; i + ROWS <= rows; i += ROWS) {
            pack(in.data(), (first + i) * in.stride(), in.stride(), from, to, values, index(i, in.columns()));
        }
    }

    private static void pack(float[] x, int x0, int stride, int from, int to, float[] block, int p0) {
        int x1 = x0 + stride;
        int x2 = x1 + stride;
        int x3 = x2 + stride;
        int x4 = x3 + stride;
        int x5 = x4 + stride;
        for (int k = from; k < to; k++) {
            int p = p0 + k * STEP;
            block[p] = x[x0 + k];
            block[p + 1] = x[x1 + k];
            block[p + 2] = x[x2 + k];
            block[p + 3] = x[x3 + k];
            block[p + 4] = x[x4 + k];
            block[p + 5] = x[x5 + k];
        }
    }
}
