package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;

/**
 * The focal loss of one class of probability p, {@code f(p) = −α(1 − p)^γ·log p} (Lin et al., "Focal Loss for Dense
 * Object Detection", 2017).
 */
final class FocalTerm {
    private final double alpha;
    private final double gamma;

    FocalTerm(double alpha, double gamma) {
        this.alpha = alpha;
        this.gamma = gamma;
    }

    /** {@code f(p)}, from p and its logarithm. */
    double of(double p, double logP) {
        return -alpha * StableMath.pow(1 - p, gamma) * logP;
    }

    /**
     * {@code p·f'(p) = α(1 − p)^γ·(γ·p·log p/(1 − p) − 1)}, which is finite for all probabilities: {@code p·log p/(1
     * − p)} tends to 0 as p tends to 0, and to −1 as p tends to 1.
     */
    double slopeTimesP(double p) {
        double ratio = p <= 0 ? 0 : p >= 1 ? -1 : p * StableMath.log(p) / (1 - p);
        return alpha * StableMath.pow(1 - p, gamma) * (gamma * ratio - 1);
    }
}
