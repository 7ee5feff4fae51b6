package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;

/** How much of what is a yes was predicted to be one, over all outputs; NaN if nothing is. */
final class Recall extends RunningMetric {
    private final TargetKind targets;
    private final float threshold;
    private double there;
    private double found;

    Recall(TargetKind targets, float threshold) {
        this.targets = targets;
        this.threshold = threshold;
    }

    @Override
    void reset() {
        there = 0;
        found = 0;
    }

    @Override
    void add(FMatrixRMaj predictions, int row, FMatrixRMaj y, double weight) {
        for (int column = 0; column < predictions.numCols; column++) {
            if (targets.value(y, row, column) != 0) {
                there += weight;
                found += predictions.get(row, column) > threshold ? weight : 0;
            }
        }
    }

    @Override
    double value() {
        return there == 0 ? Double.NaN : found / there;
    }
}
