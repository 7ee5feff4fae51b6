package dev.gradwright.runtime.loss;

/** {@code ℓ = Σ max(1 − t·p, 0)²/units} of scores p and targets t of −1 or 1; 0 counts as −1. */
public final class SquaredHinge extends ElementwiseLoss {
    /** Scores may have any finite value, targets are −1, 0 or 1. */
    public SquaredHinge() {
        super(TargetKind.SIGN);
    }

    @Override
    double loss(double p, double t) {
        double gap = Math.max(1 - t * p, 0);
        return gap * gap;
    }

    @Override
    double slope(double p, double t) {
        return -2 * t * Math.max(1 - t * p, 0);
    }
}
