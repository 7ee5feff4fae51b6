package dev.gradwright.runtime.kernel.vector;

/**
 * The left factor of a product in blocks of rows, {@code [rows/ROWS][columns][STEP]}: what a tile broadcasts from then lies in
 * one stream, and its addresses are constants beside one index. Rows that fill no block are left out.
 */
final class RowBlocks {
    /** Rows of a block. */
    static final int ROWS = 7;
    /**
     * Floats from one column to the next: the width of a panel of three vectors is a power of two times this, and so C2 takes
     * the checks of both indices out of a tile's loop.
     */
    static final int STEP = 12;

    /** Grows to the largest factor that comes. */
    private float[] values = new float[0];

    float[] values() {
        return values;
    }

    void pack(RowTensor x) {
        int count = x.rows() / ROWS;
        int size = x.columns() * STEP;
        if (values.length < count * size) {
            values = new float[count * size];
        }
        for (int i = 0; i < count; i++) {
            pack(x.data(), i * ROWS * x.stride(), x.stride(), x.columns(), values, i * size);
        }
    }

    private static void pack(float[] x, int x0, int stride, int columns, float[] block, int from) {
        int x1 = x0 + stride;
        int x2 = x1 + stride;
        int x3 = x2 + stride;
        int x4 = x3 + stride;
        int x5 = x4 + stride;
        int x6 = x5 + stride;
        for (int k = 0; k < columns; k++) {
            int p = from + k * STEP;
            block[p] = x[x0 + k];
            block[p + 1] = x[x1 + k];
            block[p + 2] = x[x2 + k];
            block[p + 3] = x[x3 + k];
            block[p + 4] = x[x4 + k];
            block[p + 5] = x[x5 + k];
            block[p + 6] = x[x6 + k];
        }
    }
}
