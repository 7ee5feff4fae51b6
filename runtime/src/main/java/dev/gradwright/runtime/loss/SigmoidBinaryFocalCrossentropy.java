package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;
import org.ejml.data.FMatrixRMaj;

/**
 * {@link BinaryFocalCrossentropy} fused with the sigmoid, from logits: numerically stable. With {@code h = −t·log p −
 * (1 − t)·log(1 − p)} the gradient is {@code w·u^γ·(γ(1 − 2t)·p(1 − p)h/u + p − t)/units}.
 */
public final class SigmoidBinaryFocalCrossentropy extends RowLoss {
    private final ClassBalance balance;
    private final double gamma;

    /**
     * @param alpha α, in [0, 1): the weight of positives is {@code w = α}, that of negatives {@code 1 − α}; 0 for
     *     weights of 1
     * @param gamma γ, at least 0
     * @param labelSmoothing s, in [0, 1)
     */
    public SigmoidBinaryFocalCrossentropy(float alpha, float gamma, float labelSmoothing) {
        super(TargetKind.BINARY);
        this.balance = new ClassBalance(alpha, labelSmoothing);
        this.gamma = gamma;
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
            double t = balance.smoothed(target(y, row, column));
            double decay = StableMath.exp(-Math.abs(z));
            double p = Sigmoid.of(z, decay);
            double wrong = t * Sigmoid.of(-z, decay) + (1 - t) * p;
            double crossentropy = Math.max(z, 0) - z * t + StableMath.log1p(decay);
            sum += balance.weight(t) * StableMath.pow(wrong, gamma) * crossentropy;
            outputs.data[row * units + column] = (float) p;
        }
        return sum / units;
    }

    @Override
    void rowGradient(FMatrixRMaj predictions, int row, FMatrixRMaj y, double scale, FMatrixRMaj gradient) {
        int units = predictions.numCols;
        for (int column = 0; column < units; column++) {
            double t = balance.smoothed(target(y, row, column));
            double slope = slope(predictions.data[row * units + column], t);
            gradient.data[row * units + column] = (float) (scale / units * slope);
        }
    }

    /** {@code p(1 − p)h/u} tends to 0 with u, because u only tends to 0 if t is 0 or 1. */
    private double slope(double p, double t) {
        double wrong = t * (1 - p) + (1 - t) * p;
        double spread = -t * (1 - p) * timesLog(p) - (1 - t) * p * timesLog(1 - p);
        double ofFactor = wrong == 0 ? 0 : gamma * (1 - 2 * t) * spread / wrong;
        return balance.weight(t) * StableMath.pow(wrong, gamma) * (ofFactor + p - t);
    }

    /** {@code p·log p}, which tends to 0 as p does. */
    private static double timesLog(double p) {
        return p <= 0 ? 0 : p * StableMath.log(p);
    }
}
