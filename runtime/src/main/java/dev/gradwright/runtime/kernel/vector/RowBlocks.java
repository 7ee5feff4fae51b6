package dev.gradwright.runtime.kernel.vector;

import dev.gradwright.runtime.kernel.Parallel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the left factor of a product, {@code [rows][STRIDE]}: what a tile broadcasts from then lies at constant distances, beside
 * one index. Rows that fill no tile are left out, and so is a factor with more columns.
 */
final class RowBlocks implements Parallel.Job {
    /** Rows of a tile. */
    static final int ROWS = 6;
    /** Floats from one row to the next: an odd number of lines of the cache, so that rows fall into different sets of it. */
    static final int STRIDE = 2064;

    /** Grows to the most that comes. */
    private float[] values = new float[0];

    private @Nullable RowTensor x;
    private int first;
    private int rows;

    float[] values() {
        return values;
    }

    /** How many of so many rows with so many columns are packed. */
    static int packed(int rows, int columns) {
        return columns <= STRIDE ? rows / ROWS * ROWS : 0;
    }

    /** Where a row begins, counted from the first that was packed. */
    static int index(int row) {
        return row * STRIDE;
    }

    /** Packs so many rows from {@code first} on. */
    void pack(RowTensor x, int first, int rows, Parallel parallel) {
        this.x = x;
        this.first = first;
        this.rows = packed(rows, x.columns());
        if (values.length < index(this.rows)) {
            values = new float[index(this.rows)];
        }
        parallel.run(this, 2 * Parallel.OPERATIONS_OF_ELEMENT * this.rows * x.columns());
    }

    @Override
    public void run(int part, int parts) {
        RowTensor in = Objects.requireNonNull(x);
        for (int i = part * rows / parts; i < (part + 1) * rows / parts; i++) {
            System.arraycopy(in.data(), (first + i) * in.stride(), values, index(i), in.columns());
        }
    }
}
