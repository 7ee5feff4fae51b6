package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;

/**
 * {@code ℓ = Σ w·u^γ·(−t·log p − (1 − t)·log(1 − p))/units} of probabilities (Lin et al., "Focal Loss for Dense
 * Object Detection", 2017), where {@code u = t(1 − p) + (1 − t)p} is the probability of the wrong outcome and {@code
 * t = y(1 − s) + s/2}. As in Keras, probabilities are clipped to [1e-7, 1 − 1e-7] in the logarithms; where clipped,
 * these have no gradient. After a sigmoid, {@link SigmoidBinaryFocalCrossentropy} is the numerically stable form.
 */
public final class BinaryFocalCrossentropy extends ElementwiseLoss {
    private final ClassBalance balance;
    private final double gamma;

    /**
     * @param alpha α, in [0, 1): the weight of positives is {@code w = α}, that of negatives {@code 1 − α}; 0 for
     *     weights of 1
     * @param gamma γ, at least 0
     * @param labelSmoothing s, in [0, 1)
     */
    public BinaryFocalCrossentropy(float alpha, float gamma, float labelSmoothing) {
        super(TargetKind.BINARY);
        this.balance = new ClassBalance(alpha, labelSmoothing);
        this.gamma = gamma;
    }

    @Override
    double loss(double p, double y) {
        double t = balance.smoothed(y);
        return balance.weight(t) * StableMath.pow(wrong(p, t), gamma) * crossentropy(p, t);
    }

    @Override
    double slope(double p, double y) {
        double t = balance.smoothed(y);
        double wrong = wrong(p, t);
        double ofFactor = wrong == 0 ? 0 : gamma * StableMath.pow(wrong, gamma - 1) * (1 - 2 * t) * crossentropy(p, t);
        double ofLogarithms = ProbabilityRange.contains(p) ? (p - t) / (p * (1 - p)) : 0;
        return balance.weight(t) * (ofFactor + StableMath.pow(wrong, gamma) * ofLogarithms);
    }

    private static double wrong(double p, double t) {
        return t * (1 - p) + (1 - t) * p;
    }

    private static double crossentropy(double p, double t) {
        double clipped = ProbabilityRange.clip(p);
        return -t * StableMath.log(clipped) - (1 - t) * StableMath.log(1 - clipped);
    }
}
