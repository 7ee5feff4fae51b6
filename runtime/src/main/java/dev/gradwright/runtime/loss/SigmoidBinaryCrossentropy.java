package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;
import org.ejml.data.FMatrixRMaj;

/**
 * Binary cross-entropy fused with the sigmoid, from logits: {@code ℓ = Σ(max(z, 0) − z·t + log(1 + e^−|z|))/units} with
 * {@code t = y(1 − s) + s/2}. The gradient is {@code (p − t)/units}.
 */
public final class SigmoidBinaryCrossentropy extends RowLoss {
    private final double labelSmoothing;

    /**
     * @param labelSmoothing s, in [0, 1)
     */
    public SigmoidBinaryCrossentropy(float labelSmoothing) {
        super(TargetKind.BINARY);
        this.labelSmoothing = labelSmoothing;
    }

    @Override
    void predict(FMatrixRMaj outputs) {
        Sigmoid.apply(outputs);
    }

    @Override
    void mean(FMatrixRMaj outputs, int members, FMatrixRMaj mean) {
        MeanOfMembers.ofLogits(outputs, members, mean);
    }

    @Override
    double rowLoss(FMatrixRMaj outputs, int row, FMatrixRMaj y) {
        int units = outputs.numCols;
        double sum = 0;
        for (int column = 0; column < units; column++) {
            double z = outputs.data[row * units + column];
            double decay = StableMath.exp(-Math.abs(z));
            sum += Math.max(z, 0) - z * smoothed(y, row, column) + StableMath.log1p(decay);
            outputs.data[row * units + column] = (float) Sigmoid.of(z, decay);
        }
        return sum / units;
    }

    @Override
    void rowGradient(FMatrixRMaj predictions, int row, FMatrixRMaj y, double scale, FMatrixRMaj gradient) {
        int units = predictions.numCols;
        for (int column = 0; column < units; column++) {
            double difference = predictions.data[row * units + column] - smoothed(y, row, column);
            gradient.data[row * units + column] = (float) (scale / units * difference);
        }
    }

    private double smoothed(FMatrixRMaj y, int row, int column) {
        return target(y, row, column) * (1 - labelSmoothing) + labelSmoothing / 2;
    }
}
