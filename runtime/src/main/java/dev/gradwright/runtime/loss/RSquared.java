package dev.gradwright.runtime.loss;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * The coefficient of determination, {@code 1 − Σ(p − t)²/Σ(t − t̄)²} of each output, averaged over the outputs: 1 for perfect
 * predictions, 0 for predictions of the mean. An output whose targets are all the same counts 0, or makes it NaN where it is
 * predicted perfectly.
 */
final class RSquared extends RunningMetric {
    private final TargetKind targets;
    private double weights;
    /** By output. */
    private final double[] sums;

    private final double[] squares;
    private final double[] residuals;

    RSquared(TargetKind targets, int units) {
        this.targets = targets;
        this.sums = new double[units];
        this.squares = new double[units];
        this.residuals = new double[units];
    }

    @Override
    void reset() {
        weights = 0;
        Arrays.fill(sums, 0);
        Arrays.fill(squares, 0);
        Arrays.fill(residuals, 0);
    }

    @Override
    void add(FMatrixRMaj predictions, int row, FMatrixRMaj y, double weight) {
        weights += weight;
        for (int column = 0; column < predictions.numCols; column++) {
            double target = targets.value(y, row, column);
            double error = predictions.get(row, column) - target;
            sums[column] += weight * target;
            squares[column] += weight * target * target;
            residuals[column] += weight * error * error;
        }
    }

    @Override
    double value() {
        double sum = 0;
        for (int unit = 0; unit < sums.length; unit++) {
            double score = 1 - residuals[unit] / (squares[unit] - sums[unit] * sums[unit] / weights);
            sum += Double.isInfinite(score) ? 0 : score;
        }
        return sum / sums.length;
    }
}
