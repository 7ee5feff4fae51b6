package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;
import org.ejml.data.FMatrixRMaj;

/**
 * {@code ℓ = Σ t·log(t/p)} (Kullback and Leibler, 1951): the divergence of the predicted distribution from that of the
 * targets. Both are clipped to [1e-7, 1]; where predictions are clipped, their gradient is 0.
 */
public final class KlDivergence extends RowLoss {
    private static final double LOW = 1e-7f;

    /** Predictions and targets are probabilities. */
    public KlDivergence() {
        super(TargetKind.ONE_HOT);
    }

    @Override
    double rowLoss(FMatrixRMaj outputs, int row, FMatrixRMaj y) {
        double sum = 0;
        for (int column = 0; column < outputs.numCols; column++) {
            double t = clip(target(y, row, column));
            sum += t * StableMath.log(t / clip(outputs.data[row * outputs.numCols + column]));
        }
        return sum;
    }

    @Override
    void rowGradient(FMatrixRMaj predictions, int row, FMatrixRMaj y, double scale, FMatrixRMaj gradient) {
        for (int column = 0; column < predictions.numCols; column++) {
            double p = predictions.data[row * predictions.numCols + column];
            double slope = p >= LOW && p <= 1 ? -clip(target(y, row, column)) / p : 0;
            gradient.data[row * predictions.numCols + column] = (float) (scale * slope);
        }
    }

    private static double clip(double probability) {
        return Math.min(Math.max(probability, LOW), 1);
    }
}
