package dev.gradwright.runtime.loss;

/** {@code ℓ = Σ|p − t|/units}. Where a prediction is its target, its slope is 0. */
public final class MeanAbsoluteError extends ElementwiseLoss {
    /** Takes predictions and targets of any finite value. */
    public MeanAbsoluteError() {
        super(TargetKind.VALUES);
    }

    @Override
    double loss(double p, double t) {
        return Math.abs(p - t);
    }

    @Override
    double slope(double p, double t) {
        return Math.signum(p - t);
    }
}
