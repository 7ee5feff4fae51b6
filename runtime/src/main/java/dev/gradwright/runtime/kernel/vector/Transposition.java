package dev.gradwright.runtime.kernel.vector;

/** Transposes a block of a matrix. */
final class Transposition {
    private Transposition() {}

    /**
     * Writes {@code to[column][row] = from[row][column]}. It uses no vectors: a gather takes as long, and on JDK 17 its
     * indices sometimes remain objects after compilation.
     *
     * @param fromStep floats from one row to the next of what is read
     * @param toStep floats from one row to the next of what is written
     */
    static void run(
            float[] from, int fromOffset, int fromStep, int rows, int columns, float[] to, int toOffset, int toStep) {
        int i = 0;
        for (; i + 8 <= rows; i += 8) {
            eightRows(from, fromOffset + i * fromStep, fromStep, columns, to, toOffset + i, toStep);
        }
        for (; i < rows; i++) {
            oneRow(from, fromOffset + i * fromStep, columns, to, toOffset + i, toStep);
        }
    }

    private static void eightRows(float[] from, int r0, int fromStep, int columns, float[] to, int t, int toStep) {
        int r1 = r0 + fromStep;
        int r2 = r1 + fromStep;
        int r3 = r2 + fromStep;
        int r4 = r3 + fromStep;
        int r5 = r4 + fromStep;
        int r6 = r5 + fromStep;
        int r7 = r6 + fromStep;
        for (int j = 0; j < columns; j++) {
            int p = t + j * toStep;
            to[p] = from[r0 + j];
            to[p + 1] = from[r1 + j];
            to[p + 2] = from[r2 + j];
            to[p + 3] = from[r3 + j];
            to[p + 4] = from[r4 + j];
            to[p + 5] = from[r5 + j];
            to[p + 6] = from[r6 + j];
            to[p + 7] = from[r7 + j];
        }
    }

    /** One of the last rows, if their number is not a multiple of eight. */
    private static void oneRow(float[] from, int r, int columns, float[] to, int t, int toStep) {
        for (int j = 0; j < columns; j++) {
            to[t + j * toStep] = from[r + j];
        }
    }
}
