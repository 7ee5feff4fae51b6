package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.state.StateVisitor;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * The harmonic mean of precision and recall of each output, averaged over the outputs (Keras' {@code macro}). If
 * classes are mutually exclusive, the largest output is the prediction (all of them, if several are equal), else every
 * output above the threshold. Outputs that are never positive and never predicted are left out; NaN if all are left
 * out.
 */
final class F1Score extends RowMetric {
    /** Smaller outputs are no predictions. */
    private static final float MIN_PREDICTION = 1e-9f;

    private final TargetKind targets;
    private final boolean byThreshold;
    private final float threshold;
    /** By output: the weight of predicted positives, of positives, and of true positives. */
    private final double[] predicted;

    private final double[] positives;
    private final double[] truePositives;

    F1Score(TargetKind targets, int units, float threshold) {
        this.targets = targets;
        this.byThreshold = targets.accuracy(units) == Accuracy.BINARY;
        this.threshold = threshold;
        this.predicted = new double[units];
        this.positives = new double[units];
        this.truePositives = new double[units];
    }

    @Override
    void reset() {
        Arrays.fill(predicted, 0);
        Arrays.fill(positives, 0);
        Arrays.fill(truePositives, 0);
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.visit("predicted", predicted);
        visitor.visit("positives", positives);
        visitor.visit("truePositives", truePositives);
    }

    @Override
    void add(FMatrixRMaj predictions, int row, FMatrixRMaj y, double weight) {
        float largest = predictions.get(row, Rows.largest(predictions, row));
        for (int column = 0; column < predictions.numCols; column++) {
            double target = targets.value(y, row, column);
            positives[column] += weight * target;
            if (isPredicted(predictions.get(row, column), largest)) {
                predicted[column] += weight;
                truePositives[column] += weight * target;
            }
        }
    }

    private boolean isPredicted(float prediction, float largest) {
        return byThreshold ? prediction > threshold : prediction >= largest && Math.abs(prediction) > MIN_PREDICTION;
    }

    @Override
    double value() {
        double sum = 0;
        int defined = 0;
        for (int unit = 0; unit < truePositives.length; unit++) {
            double either = predicted[unit] + positives[unit];
            if (either > 0) {
                sum += 2 * truePositives[unit] / either;
                defined++;
            }
        }
        return sum / defined;
    }
}
