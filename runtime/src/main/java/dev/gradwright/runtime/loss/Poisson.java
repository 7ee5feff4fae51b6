package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;

/**
 * {@code ℓ = Σ(p − t·log(p + 1e-7))/units} of expected counts p and counts t: the negative log-likelihood of the
 * Poisson distribution, without the term that does not depend on p.
 */
public final class Poisson extends ElementwiseLoss {
    private static final double EPSILON = 1e-7;

    /** Predictions and targets must not be negative. */
    public Poisson() {
        super(TargetKind.COUNT);
    }

    @Override
    double loss(double p, double t) {
        return p - t * StableMath.log(p + EPSILON);
    }

    @Override
    double slope(double p, double t) {
        return 1 - t / (p + EPSILON);
    }
}
