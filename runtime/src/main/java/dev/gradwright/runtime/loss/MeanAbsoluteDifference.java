package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;

/** {@code Σ|p − t|} over all outputs, divided by their number. */
final class MeanAbsoluteDifference extends MeanMetric {
    private final TargetKind targets;

    MeanAbsoluteDifference(TargetKind targets) {
        this.targets = targets;
    }

    @Override
    double row(FMatrixRMaj predictions, int row, FMatrixRMaj y) {
        double sum = 0;
        for (int column = 0; column < predictions.numCols; column++) {
            sum += Math.abs(predictions.get(row, column) - targets.value(y, row, column));
        }
        return sum / predictions.numCols;
    }
}
