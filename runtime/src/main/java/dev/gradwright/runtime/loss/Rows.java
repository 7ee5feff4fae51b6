package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;

/** Operations on one row of a matrix. */
public final class Rows {
    private Rows() {}

    /** The column of the largest element, the first if several are equal. */
    public static int largest(FMatrixRMaj matrix, int row) {
        int from = row * matrix.numCols;
        int largest = 0;
        for (int column = 1; column < matrix.numCols; column++) {
            if (matrix.data[from + column] > matrix.data[from + largest]) {
                largest = column;
            }
        }
        return largest;
    }
}
