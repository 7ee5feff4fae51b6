package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;

/** The share of predictions that are right, by kind of target. */
enum Accuracy {
    /** The largest output is the class that the target names; the first of equals counts. */
    SPARSE {
        @Override
        double row(FMatrixRMaj predictions, int row, FMatrixRMaj y) {
            return largest(predictions, row) == (int) y.data[row] ? 1 : 0;
        }
    },
    /** The largest output stands where the largest target stands; the first of equals counts. */
    CATEGORICAL {
        @Override
        double row(FMatrixRMaj predictions, int row, FMatrixRMaj y) {
            return largest(predictions, row) == largest(y, row) ? 1 : 0;
        }
    },
    /** Outputs above 0.5 mean 1, the others 0; averaged over the outputs. */
    BINARY {
        @Override
        double row(FMatrixRMaj predictions, int row, FMatrixRMaj y) {
            int units = predictions.numCols;
            int right = 0;
            for (int i = row * units; i < (row + 1) * units; i++) {
                right += y.data[i] == (predictions.data[i] > THRESHOLD ? 1 : 0) ? 1 : 0;
            }
            return (double) right / units;
        }
    };

    private static final float THRESHOLD = 0.5f;

    /** How right one row is, from 0 to 1. */
    abstract double row(FMatrixRMaj predictions, int row, FMatrixRMaj y);

    /** The sum of {@link #row} over all rows. */
    final double sum(FMatrixRMaj predictions, FMatrixRMaj y) {
        double sum = 0;
        for (int row = 0; row < predictions.numRows; row++) {
            sum += row(predictions, row, y);
        }
        return sum;
    }

    private static int largest(FMatrixRMaj matrix, int row) {
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
