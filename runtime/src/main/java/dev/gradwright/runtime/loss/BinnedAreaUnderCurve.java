package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.state.StateVisitor;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * The area under the ROC curve over all outputs, approximated as in Keras: the curve is a polygon with a point for each
 * of the evenly spaced thresholds from 0 to 1. Outputs between two thresholds count as equal. NaN if there are no
 * positives or no negatives.
 */
final class BinnedAreaUnderCurve extends RowMetric {
    private final TargetKind targets;
    private final int thresholds;
    /** The weight of the positives and of the negatives between each threshold and the next. */
    private final double[] positives;

    private final double[] negatives;

    BinnedAreaUnderCurve(TargetKind targets, int thresholds) {
        this.targets = targets;
        this.thresholds = thresholds;
        this.positives = new double[thresholds];
        this.negatives = new double[thresholds];
    }

    @Override
    void reset() {
        Arrays.fill(positives, 0);
        Arrays.fill(negatives, 0);
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.visit("positives", positives);
        visitor.visit("negatives", negatives);
    }

    @Override
    void add(FMatrixRMaj predictions, int row, FMatrixRMaj y, double weight) {
        for (int column = 0; column < predictions.numCols; column++) {
            int bucket = bucket(predictions.get(row, column));
            double target = targets.value(y, row, column);
            positives[bucket] += weight * target;
            negatives[bucket] += weight * (1 - target);
        }
    }

    /** The index of the largest threshold below the prediction. */
    private int bucket(float prediction) {
        float probability = Math.min(Math.max(prediction, 0), 1);
        return Math.max((int) Math.ceil(probability * (thresholds - 1)) - 1, 0);
    }

    @Override
    double value() {
        double truePositives = 0;
        double falsePositives = 0;
        double area = 0;
        for (int bucket = thresholds - 1; bucket >= 0; bucket--) {
            area += negatives[bucket] * (truePositives + positives[bucket] / 2);
            truePositives += positives[bucket];
            falsePositives += negatives[bucket];
        }
        return truePositives == 0 || falsePositives == 0 ? Double.NaN : area / (truePositives * falsePositives);
    }
}
