package dev.gradwright.runtime.loss;

/** {@code ℓ = Σ(p − t)²/units}. */
public final class MeanSquaredError extends ElementwiseLoss {
    /** Predictions and targets may have any finite value. */
    public MeanSquaredError() {
        super(TargetKind.VALUES);
    }

    @Override
    double loss(double p, double t) {
        return (p - t) * (p - t);
    }

    @Override
    double slope(double p, double t) {
        return 2 * (p - t);
    }
}
