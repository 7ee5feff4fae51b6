package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;

/**
 * {@code ℓ = Σ(log(p + 1) − log(t + 1))²/units}, as in Keras. Predictions and targets below 1e-7 are replaced by
 * 1e-7; such predictions have no gradient.
 */
public final class MeanSquaredLogarithmicError extends ElementwiseLoss {
    private static final double EPSILON = 1e-7;

    /** Predictions and targets may have any finite value, but negative ones count as 1e-7. */
    public MeanSquaredLogarithmicError() {
        super(TargetKind.VALUES);
    }

    @Override
    double loss(double p, double t) {
        double error = difference(p, t);
        return error * error;
    }

    @Override
    double slope(double p, double t) {
        return p < EPSILON ? 0 : 2 * difference(p, t) / (p + 1);
    }

    private static double difference(double p, double t) {
        return StableMath.log1p(Math.max(p, EPSILON)) - StableMath.log1p(Math.max(t, EPSILON));
    }
}
