package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.state.StateVisitor;
import org.ejml.data.FMatrixRMaj;

/** The fraction of positives that are predicted as positive, over all outputs; NaN if there are no positives. */
final class Recall extends RowMetric {
    private final TargetKind targets;
    private final float threshold;
    private double positives;
    private double truePositives;

    Recall(TargetKind targets, float threshold) {
        this.targets = targets;
        this.threshold = threshold;
    }

    @Override
    void reset() {
        positives = 0;
        truePositives = 0;
    }

    @Override
    public void visit(StateVisitor visitor) {
        positives = visitor.visit("positives", positives);
        truePositives = visitor.visit("truePositives", truePositives);
    }

    @Override
    void add(FMatrixRMaj predictions, int row, FMatrixRMaj y, double weight) {
        for (int column = 0; column < predictions.numCols; column++) {
            if (targets.value(y, row, column) != 0) {
                positives += weight;
                truePositives += predictions.get(row, column) > threshold ? weight : 0;
            }
        }
    }

    @Override
    double value() {
        return positives == 0 ? Double.NaN : truePositives / positives;
    }
}
