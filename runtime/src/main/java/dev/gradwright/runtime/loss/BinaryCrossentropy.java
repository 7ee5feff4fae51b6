package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;

/**
 * {@code ℓ = −Σ(t·log p + (1 − t)·log(1 − p))/units} of probabilities, with {@code t = y(1 − s) + s/2}. Probabilities
 * are clipped to [1e-7, 1 − 1e-7]; where clipped, the gradient is 0. After a sigmoid, {@link SigmoidBinaryCrossentropy}
 * is the numerically stable form.
 */
public final class BinaryCrossentropy extends ElementwiseLoss {
    private final double labelSmoothing;

    /**
     * @param labelSmoothing s, in [0, 1)
     */
    public BinaryCrossentropy(float labelSmoothing) {
        super(TargetKind.BINARY);
        this.labelSmoothing = labelSmoothing;
    }

    @Override
    double loss(double p, double t) {
        double clipped = ProbabilityRange.clip(p);
        double smoothed = smoothed(t);
        return -smoothed * StableMath.log(clipped) - (1 - smoothed) * StableMath.log(1 - clipped);
    }

    @Override
    double slope(double p, double t) {
        return ProbabilityRange.contains(p) ? (p - smoothed(t)) / (p * (1 - p)) : 0;
    }

    private double smoothed(double t) {
        return t * (1 - labelSmoothing) + labelSmoothing / 2;
    }
}
