package dev.gradwright.runtime.network;

import org.ejml.data.FMatrixRMaj;

/**
 * The value of a matrix that is farthest from 0, the first if several are equal. NaN counts as farther than infinity.
 *
 * @param row counted from 0
 * @param column counted from 0
 */
record Extreme(float value, int row, int column) {
    static Extreme of(FMatrixRMaj matrix) {
        int farthest = 0;
        for (int i = 1; i < matrix.getNumElements(); i++) {
            if (Float.compare(Math.abs(matrix.data[i]), Math.abs(matrix.data[farthest])) > 0) {
                farthest = i;
            }
        }
        return new Extreme(matrix.data[farthest], farthest / matrix.numCols, farthest % matrix.numCols);
    }

    float magnitude() {
        return Math.abs(value);
    }

    @Override
    public String toString() {
        return "row " + row + ", column " + column + " is " + value;
    }
}
