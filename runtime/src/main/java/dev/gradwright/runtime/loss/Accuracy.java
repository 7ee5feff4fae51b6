package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;

/** How it is decided whether a prediction is right, by kind of target. */
enum Accuracy {
    /** The largest output stands where the targets say; the first of equals counts. */
    CATEGORICAL {
        @Override
        double row(FMatrixRMaj predictions, int row, FMatrixRMaj y, TargetKind targets, float threshold) {
            return Rows.largest(predictions, row) == targets.label(y, row) ? 1 : 0;
        }
    },
    /** Outputs above the threshold mean 1, the others 0; averaged over the outputs. */
    BINARY {
        @Override
        double row(FMatrixRMaj predictions, int row, FMatrixRMaj y, TargetKind targets, float threshold) {
            int right = 0;
            for (int column = 0; column < predictions.numCols; column++) {
                int predicted = predictions.get(row, column) > threshold ? 1 : 0;
                right += targets.value(y, row, column) == predicted ? 1 : 0;
            }
            return (double) right / predictions.numCols;
        }
    },
    /** Outputs above 0 mean 1, the others −1; averaged over the outputs. */
    SIGN {
        @Override
        double row(FMatrixRMaj predictions, int row, FMatrixRMaj y, TargetKind targets, float threshold) {
            int right = 0;
            for (int column = 0; column < predictions.numCols; column++) {
                int predicted = predictions.get(row, column) > 0 ? 1 : -1;
                right += targets.value(y, row, column) == predicted ? 1 : 0;
            }
            return (double) right / predictions.numCols;
        }
    };

    /** How right one row is, from 0 to 1. */
    abstract double row(FMatrixRMaj predictions, int row, FMatrixRMaj y, TargetKind targets, float threshold);
}
