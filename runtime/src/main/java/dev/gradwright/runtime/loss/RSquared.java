package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.state.StateVisitor;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * The coefficient of determination, {@code 1 − Σ(p − t)²/Σ(t − t̄)²} of each output, averaged over the outputs: 1 for
 * perfect predictions, 0 for predictions of the mean. Outputs whose targets are all equal are left out; NaN if all are
 * left out. Targets are summed as differences from the first, so that equal targets have a variance of exactly 0.
 */
final class RSquared extends RowMetric {
    private final TargetKind targets;
    private double weights;
    private boolean isEmpty = true;
    /** By output. */
    private final double[] firsts;

    private final double[] sums;

    private final double[] squares;
    private final double[] residuals;

    RSquared(TargetKind targets, int units) {
        this.targets = targets;
        this.firsts = new double[units];
        this.sums = new double[units];
        this.squares = new double[units];
        this.residuals = new double[units];
    }

    @Override
    void reset() {
        weights = 0;
        isEmpty = true;
        Arrays.fill(sums, 0);
        Arrays.fill(squares, 0);
        Arrays.fill(residuals, 0);
    }

    @Override
    public void visit(StateVisitor visitor) {
        weights = visitor.visit("weights", weights);
        isEmpty = visitor.visit("isEmpty", isEmpty);
        visitor.visit("firsts", firsts);
        visitor.visit("sums", sums);
        visitor.visit("squares", squares);
        visitor.visit("residuals", residuals);
    }

    @Override
    void add(FMatrixRMaj predictions, int row, FMatrixRMaj y, double weight) {
        weights += weight;
        for (int column = 0; column < predictions.numCols; column++) {
            double target = targets.value(y, row, column);
            double error = predictions.get(row, column) - target;
            firsts[column] = isEmpty ? target : firsts[column];
            double difference = target - firsts[column];
            sums[column] += weight * difference;
            squares[column] += weight * difference * difference;
            residuals[column] += weight * error * error;
        }
        isEmpty = false;
    }

    @Override
    double value() {
        double sum = 0;
        int defined = 0;
        for (int unit = 0; unit < sums.length; unit++) {
            double variation = squares[unit] - sums[unit] * sums[unit] / weights;
            if (variation > 0) {
                sum += 1 - residuals[unit] / variation;
                defined++;
            }
        }
        return sum / defined;
    }
}
