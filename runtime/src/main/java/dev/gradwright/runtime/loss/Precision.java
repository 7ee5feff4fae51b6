package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.state.StateVisitor;
import org.ejml.data.FMatrixRMaj;

/** The fraction of predicted positives that are true, over all outputs; NaN if there are no predicted positives. */
final class Precision extends RowMetric {
    private final TargetKind targets;
    private final float threshold;
    private double predicted;
    private double truePositives;

    Precision(TargetKind targets, float threshold) {
        this.targets = targets;
        this.threshold = threshold;
    }

    @Override
    void reset() {
        predicted = 0;
        truePositives = 0;
    }

    @Override
    public void visit(StateVisitor visitor) {
        predicted = visitor.visit("predicted", predicted);
        truePositives = visitor.visit("truePositives", truePositives);
    }

    @Override
    void add(FMatrixRMaj predictions, int row, FMatrixRMaj y, double weight) {
        for (int column = 0; column < predictions.numCols; column++) {
            if (predictions.get(row, column) > threshold) {
                predicted += weight;
                truePositives += targets.value(y, row, column) == 0 ? 0 : weight;
            }
        }
    }

    @Override
    double value() {
        return predicted == 0 ? Double.NaN : truePositives / predicted;
    }
}
