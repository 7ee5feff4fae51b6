package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;

/** How much of what was predicted to be a yes is one, over all outputs; NaN if nothing was. */
final class Precision extends RunningMetric {
    private final TargetKind targets;
    private final float threshold;
    private double predicted;
    private double right;

    Precision(TargetKind targets, float threshold) {
        this.targets = targets;
        this.threshold = threshold;
    }

    @Override
    void reset() {
        predicted = 0;
        right = 0;
    }

    @Override
    void add(FMatrixRMaj predictions, int row, FMatrixRMaj y, double weight) {
        for (int column = 0; column < predictions.numCols; column++) {
            if (predictions.get(row, column) > threshold) {
                predicted += weight;
                right += targets.value(y, row, column) == 0 ? 0 : weight;
            }
        }
    }

    @Override
    double value() {
        return predicted == 0 ? Double.NaN : right / predicted;
    }
}
