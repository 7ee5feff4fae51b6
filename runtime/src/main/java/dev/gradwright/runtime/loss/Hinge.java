package dev.gradwright.runtime.loss;

/**
 * {@code ℓ = Σ max(1 − t·p, 0)/units} of scores p and targets t of −1 or 1; 0 counts as −1. At {@code t·p = 1} the
 * derivative is 0.
 */
public final class Hinge extends ElementwiseLoss {
    /** Scores may have any finite value, targets are −1, 0 or 1. */
    public Hinge() {
        super(TargetKind.SIGN);
    }

    @Override
    double loss(double p, double t) {
        return Math.max(1 - t * p, 0);
    }

    @Override
    double slope(double p, double t) {
        return t * p < 1 ? -t : 0;
    }
}
