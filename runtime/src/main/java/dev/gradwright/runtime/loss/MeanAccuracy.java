package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;

/** The fraction of correct predictions. */
final class MeanAccuracy extends MeanMetric {
    private final TargetKind targets;
    private final Accuracy accuracy;
    private final float threshold;

    MeanAccuracy(TargetKind targets, int units, float threshold) {
        this.targets = targets;
        this.accuracy = targets.accuracy(units);
        this.threshold = threshold;
    }

    @Override
    double row(FMatrixRMaj predictions, int row, FMatrixRMaj y) {
        return accuracy.row(predictions, row, y, targets, threshold);
    }
}
