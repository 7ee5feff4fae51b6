package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The left factor of a product in blocks of rows, {@code [rows/ROWS][columns][ROWS]}: what a tile broadcasts from then lies in
 * one stream, and its addresses are constants beside one index. Rows that fill no block are left out.
 */
final class RowBlocks {
    /** Rows of a block, a multiple of the vector length or a part of it. */
    static final int ROWS = 8;

    /** Grows to the largest factor that comes. */
    private float[] values = new float[0];
    /** Where the values of a vector lie, from the place of its first one. */
    private final int[] steps = new int[LANES];

    float[] values() {
        return values;
    }

    void pack(RowTensor x) {
        int rows = x.rows() / ROWS * ROWS;
        int length = rows * x.columns() + LANES;
        if (values.length < length) {
            values = new float[length];
        }
        for (int lane = 0; lane < LANES; lane++) {
            steps[lane] = lane % ROWS * x.stride() + lane / ROWS;
        }
        for (int i = 0; i < rows; i += ROWS) {
            pack(x.data(), i * x.stride(), x.stride(), i * x.columns(), x.columns() * ROWS);
        }
    }

    /** One block; its last vector may end in what comes next, or in the slack. */
    private void pack(float[] x, int from, int stride, int to, int count) {
        for (int p = 0; p < count; p += LANES) {
            int first = from + p / ROWS + p % ROWS * stride;
            FloatVector.fromArray(SPECIES, x, first, steps, 0).intoArray(values, to + p);
        }
    }
}
