package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;

/** {@code √(Σ(p − t)²/n)} over all outputs. */
final class RootMeanSquare extends MeanMetric {
    private final TargetKind targets;

    RootMeanSquare(TargetKind targets) {
        this.targets = targets;
    }

    @Override
    double row(FMatrixRMaj predictions, int row, FMatrixRMaj y) {
        double sum = 0;
        for (int column = 0; column < predictions.numCols; column++) {
            double error = predictions.get(row, column) - targets.value(y, row, column);
            sum += error * error;
        }
        return sum / predictions.numCols;
    }

    @Override
    double value() {
        return Math.sqrt(super.value());
    }
}
