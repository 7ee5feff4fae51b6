package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;

/**
 * The pinball loss of several quantiles of one target (Koenker and Bassett, "Regression Quantiles", 1978): {@code ℓ =
 * Σ max(q(t − p), (q − 1)(t − p))/units}, where each unit predicts another quantile q. The derivative at p = t is
 * taken as 0.
 */
public final class Quantile extends RowLoss {
    private final double[] quantiles;

    /**
     * @param quantiles one for each unit, each greater than 0 and less than 1
     */
    public Quantile(float... quantiles) {
        super(TargetKind.SHARED_VALUE);
        this.quantiles = new double[quantiles.length];
        for (int i = 0; i < quantiles.length; i++) {
            this.quantiles[i] = quantiles[i];
        }
    }

    @Override
    double rowLoss(FMatrixRMaj outputs, int row, FMatrixRMaj y) {
        int units = outputs.numCols;
        double sum = 0;
        for (int column = 0; column < units; column++) {
            double error = target(y, row, column) - outputs.data[row * units + column];
            sum += Math.max(quantiles[column] * error, (quantiles[column] - 1) * error);
        }
        return sum / units;
    }

    @Override
    void rowGradient(FMatrixRMaj predictions, int row, FMatrixRMaj y, double scale, FMatrixRMaj gradient) {
        int units = predictions.numCols;
        for (int column = 0; column < units; column++) {
            double error = target(y, row, column) - predictions.data[row * units + column];
            double slope = error > 0 ? -quantiles[column] : error < 0 ? 1 - quantiles[column] : 0;
            gradient.data[row * units + column] = (float) (scale / units * slope);
        }
    }
}
