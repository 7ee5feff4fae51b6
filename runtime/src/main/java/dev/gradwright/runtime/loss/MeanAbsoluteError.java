package dev.gradwright.runtime.loss;

/** {@code ℓ = Σ|p − t|/units}. The derivative at p = t is taken as 0. */
public final class MeanAbsoluteError extends ElementwiseLoss {
    /** Predictions and targets may have any finite value. */
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
