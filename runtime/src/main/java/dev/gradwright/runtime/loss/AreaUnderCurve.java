package dev.gradwright.runtime.loss;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * The area under the receiver operating characteristic: the probability that a yes is given a larger output than a no. The
 * curve is the polygon through 200 evenly spaced thresholds, over all outputs; the area is 0 where there are no yes or no no.
 */
final class AreaUnderCurve extends RunningMetric {
    private static final int THRESHOLDS = 200;

    private final TargetKind targets;
    /** The weight of what is a yes, and of what is a no, between a threshold and the next. */
    private final double[] yes = new double[THRESHOLDS];

    private final double[] no = new double[THRESHOLDS];

    AreaUnderCurve(TargetKind targets) {
        this.targets = targets;
    }

    @Override
    void reset() {
        Arrays.fill(yes, 0);
        Arrays.fill(no, 0);
    }

    @Override
    void add(FMatrixRMaj predictions, int row, FMatrixRMaj y, double weight) {
        for (int column = 0; column < predictions.numCols; column++) {
            int bucket = bucket(predictions.get(row, column));
            double target = targets.value(y, row, column);
            yes[bucket] += weight * target;
            no[bucket] += weight * (1 - target);
        }
    }

    /** The last threshold that the prediction is above. */
    private static int bucket(float prediction) {
        float probability = Math.min(Math.max(prediction, 0), 1);
        return Math.max((int) Math.ceil(probability * (THRESHOLDS - 1)) - 1, 0);
    }

    @Override
    double value() {
        double truePositives = 0;
        double falsePositives = 0;
        double area = 0;
        for (int bucket = THRESHOLDS - 1; bucket >= 0; bucket--) {
            area += no[bucket] * (truePositives + yes[bucket] / 2);
            truePositives += yes[bucket];
            falsePositives += no[bucket];
        }
        return truePositives == 0 || falsePositives == 0 ? 0 : area / (truePositives * falsePositives);
    }
}
