package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.PanelTensor.PANEL;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import dev.gradwright.runtime.kernel.Parallel;
import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * Packed rows of the left factor of a product, {@code [rows][STRIDE]}. So a tile reads them at constant distances from
 * one index.
 */
final class RowBlocks implements Parallel.Job {
    /** Rows of most tiles. */
    static final int ROWS = 6;
    /**
     * Floats from one row to the next: an odd number of cache lines, so that rows are in different sets of the cache.
     */
    static final int STRIDE = 2064;

    /** Grows to the largest batch so far. */
    private float[] values = new float[0];

    private @Nullable RowTensor x;
    private int first;
    private int rows;

    float[] values() {
        return values;
    }

    /** How many rows are packed: those that fill whole tiles, and none if a row has more columns than the stride. */
    static int packed(int rows, int columns) {
        return PANEL == 4 * LANES && columns <= STRIDE ? rows / ROWS * ROWS : 0;
    }

    /** The index at which a row begins, counted from the first row that was packed. */
    static int index(int row) {
        return row * STRIDE;
    }

    /** Packs {@code rows} rows from {@code first} on. */
    void pack(RowTensor x, int first, int rows, Parallel parallel) {
        this.x = x;
        this.first = first;
        this.rows = packed(rows, x.columns());
        if (values.length < index(this.rows)) {
            values = new float[index(this.rows)];
        }
        parallel.run(this, 2 * Parallel.OPERATIONS_OF_ELEMENT * this.rows * x.columns());
    }

    /**
     * Packs rows of weights, whose values are in several panels. All {@code rows} rows are packed.
     *
     * @param w of at most {@link #STRIDE} units
     */
    void pack(PanelTensor w, int first, int rows) {
        if (values.length < index(rows)) {
            values = new float[index(rows)];
        }
        for (int unit = 0; unit < w.columns(); unit += PANEL) {
            int step = w.step(unit);
            int from = w.index(first, unit);
            if (step == 4 * LANES) {
                packFour(w.data(), from, rows, values, unit);
            } else {
                for (int j = 0; j < step; j += LANES) {
                    packOne(w.data(), from + j, step, rows, values, unit + j);
                }
            }
        }
    }

    /** Four vectors of units: a whole panel where it is that wide. */
    private static void packFour(float[] w, int offset, int rows, float[] blocks, int to) {
        for (int i = 0; i < rows; i++) {
            int from = offset + i * (4 * LANES);
            int p = to + i * STRIDE;
            FloatVector.fromArray(SPECIES, w, from).intoArray(blocks, p);
            FloatVector.fromArray(SPECIES, w, from + LANES).intoArray(blocks, p + LANES);
            FloatVector.fromArray(SPECIES, w, from + 2 * LANES).intoArray(blocks, p + 2 * LANES);
            FloatVector.fromArray(SPECIES, w, from + 3 * LANES).intoArray(blocks, p + 3 * LANES);
        }
    }

    /** One vector of units, {@code step} apart from row to row. */
    private static void packOne(float[] w, int from, int step, int rows, float[] blocks, int to) {
        for (int i = 0; i < rows; i++) {
            FloatVector.fromArray(SPECIES, w, from + i * step).intoArray(blocks, to + i * STRIDE);
        }
    }

    @Override
    public void run(int part, int parts) {
        RowTensor in = Objects.requireNonNull(x);
        for (int i = part * rows / parts; i < (part + 1) * rows / parts; i++) {
            System.arraycopy(in.data(), in.offset() + (first + i) * in.stride(), values, index(i), in.columns());
        }
    }
}
