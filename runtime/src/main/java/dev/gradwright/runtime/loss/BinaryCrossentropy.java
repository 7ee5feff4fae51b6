package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;

/**
 * {@code ℓ = −Σ(t·log p + (1 − t)·log(1 − p))/units} of probabilities, with {@code t = y(1 − s) + s/2}. The probabilities are
 * clipped to [1e-7, 1 − 1e-7], and have no gradient beyond. For the probabilities of a sigmoid {@link
 * SigmoidBinaryCrossentropy} is the stable form.
 */
public final class BinaryCrossentropy extends BatchLoss {
    private final double labelSmoothing;

    /**
     * @param labelSmoothing s, in [0, 1)
     */
    public BinaryCrossentropy(float labelSmoothing) {
        super(TargetKind.BINARY);
        this.labelSmoothing = labelSmoothing;
    }

    @Override
    double rowLoss(FMatrixRMaj outputs, int row, FMatrixRMaj y) {
        int units = outputs.numCols;
        double sum = 0;
        for (int column = 0; column < units; column++) {
            double p = ProbabilityRange.clip(outputs.data[row * units + column]);
            double t = smoothed(y, row, column);
            sum -= t * Math.log(p) + (1 - t) * Math.log(1 - p);
        }
        return sum / units;
    }

    @Override
    void rowGradient(FMatrixRMaj predictions, int row, FMatrixRMaj y, double scale, FMatrixRMaj gradient) {
        int units = predictions.numCols;
        for (int column = 0; column < units; column++) {
            double p = predictions.data[row * units + column];
            double slope = ProbabilityRange.contains(p) ? (p - smoothed(y, row, column)) / (p * (1 - p)) : 0;
            gradient.data[row * units + column] = (float) (scale / units * slope);
        }
    }

    private double smoothed(FMatrixRMaj y, int row, int column) {
        return target(y, row, column) * (1 - labelSmoothing) + labelSmoothing / 2;
    }
}
