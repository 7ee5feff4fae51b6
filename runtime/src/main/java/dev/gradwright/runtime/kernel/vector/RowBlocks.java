package dev.gradwright.runtime.kernel.vector;

/**
 * The left factor of a product in blocks of rows, {@code [rows/ROWS][columns][ROWS]}: what a tile broadcasts from then lies in
 * one stream, and its addresses are constants beside one index. Rows that fill no block are left out.
 */
final class RowBlocks {
    /** Rows of a block. */
    static final int ROWS = 8;

    /** Grows to the largest factor that comes. */
    private float[] values = new float[0];

    float[] values() {
        return values;
    }

    void pack(RowTensor x) {
        int rows = x.rows() / ROWS * ROWS;
        if (values.length < rows * x.columns()) {
            values = new float[rows * x.columns()];
        }
        for (int i = 0; i < rows; i += ROWS) {
            pack(x.data(), i * x.stride(), x.stride(), x.columns(), values, i * x.columns());
        }
    }

    private static void pack(float[] x, int x0, int stride, int columns, float[] block, int from) {
        int x1 = x0 + stride;
        int x2 = x1 + stride;
        int x3 = x2 + stride;
        int x4 = x3 + stride;
        int x5 = x4 + stride;
        int x6 = x5 + stride;
        int x7 = x6 + stride;
        for (int k = 0; k < columns; k++) {
            int p = from + k * ROWS;
            block[p] = x[x0 + k];
            block[p + 1] = x[x1 + k];
            block[p + 2] = x[x2 + k];
            block[p + 3] = x[x3 + k];
            block[p + 4] = x[x4 + k];
            block[p + 5] = x[x5 + k];
            block[p + 6] = x[x6 + k];
            block[p + 7] = x[x7 + k];
        }
    }
}
