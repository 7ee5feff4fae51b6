package dev.gradwright.runtime.loss;

/**
 * {@code ℓ = 100·Σ|p − t|/max(|t|, 1e-7)/units}, as in Keras. Targets of 0 have a denominator of 1e-7, so they
 * dominate the loss. The derivative at p = t is taken as 0.
 */
public final class MeanAbsolutePercentageError extends ElementwiseLoss {
    private static final double EPSILON = 1e-7;

    /** Predictions and targets may have any finite value. */
    public MeanAbsolutePercentageError() {
        super(TargetKind.VALUES);
    }

    @Override
    double loss(double p, double t) {
        return 100 * Math.abs(p - t) / size(t);
    }

    @Override
    double slope(double p, double t) {
        return 100 * Math.signum(p - t) / size(t);
    }

    private static double size(double t) {
        return Math.max(Math.abs(t), EPSILON);
    }
}
