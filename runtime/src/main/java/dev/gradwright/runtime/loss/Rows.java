package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;

/** Operations on one row of values. */
public final class Rows {
    private Rows() {}

    /** The column of the largest element, the first if several are equal. */
    public static int largest(FMatrixRMaj matrix, int row) {
        return largest(matrix.data, row * matrix.numCols, matrix.numCols);
    }

    /**
     * The index, counted from {@code from}, of the largest of {@code length} values, the first if several are equal.
     */
    public static int largest(float[] values, int from, int length) {
        int largest = 0;
        for (int i = 1; i < length; i++) {
            if (values[from + i] > values[from + largest]) {
                largest = i;
            }
        }
        return largest;
    }

    /** The sum of the elements, in order. */
    static double sum(FMatrixRMaj matrix, int row) {
        double sum = 0;
        for (int i = row * matrix.numCols; i < (row + 1) * matrix.numCols; i++) {
            sum += matrix.data[i];
        }
        return sum;
    }
}
