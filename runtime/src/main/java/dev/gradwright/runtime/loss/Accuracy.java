package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;

/** Decides whether a prediction is correct, depending on the kind of target. */
enum Accuracy {
    /** The largest output must be that of the target class; of equal outputs, the first counts. */
    CATEGORICAL {
        @Override
        double row(FMatrixRMaj predictions, int row, FMatrixRMaj y, TargetKind targets, float threshold) {
            return Rows.largest(predictions, row) == targets.label(y, row) ? 1 : 0;
        }
    },
    /** Outputs above the threshold predict 1, others 0; averaged over the outputs. */
    BINARY {
        @Override
        double row(FMatrixRMaj predictions, int row, FMatrixRMaj y, TargetKind targets, float threshold) {
            int correct = 0;
            for (int column = 0; column < predictions.numCols; column++) {
                int predicted = predictions.get(row, column) > threshold ? 1 : 0;
                correct += targets.value(y, row, column) == predicted ? 1 : 0;
            }
            return (double) correct / predictions.numCols;
        }
    },
    /** Outputs above 0 predict 1, others −1; averaged over the outputs. */
    SIGN {
        @Override
        double row(FMatrixRMaj predictions, int row, FMatrixRMaj y, TargetKind targets, float threshold) {
            int correct = 0;
            for (int column = 0; column < predictions.numCols; column++) {
                int predicted = predictions.get(row, column) > 0 ? 1 : -1;
                correct += targets.value(y, row, column) == predicted ? 1 : 0;
            }
            return (double) correct / predictions.numCols;
        }
    };

    /** The accuracy of one row, from 0 to 1. */
    abstract double row(FMatrixRMaj predictions, int row, FMatrixRMaj y, TargetKind targets, float threshold);
}
