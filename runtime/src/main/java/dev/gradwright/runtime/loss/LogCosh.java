package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;

/** {@code ℓ = Σ log cosh(p − t)/units}: about {@code ½e²} for small errors e, {@code |e| − log 2} for large ones. */
public final class LogCosh extends ElementwiseLoss {
    private static final double LOG_2 = StableMath.log(2);

    /** Predictions and targets may have any finite value. */
    public LogCosh() {
        super(TargetKind.VALUES);
    }

    /** In a form that does not overflow: {@code log cosh e = |e| + log(1 + e^(−2|e|)) − log 2}. */
    @Override
    double loss(double p, double t) {
        double error = Math.abs(p - t);
        return error + StableMath.log1p(StableMath.exp(-2 * error)) - LOG_2;
    }

    @Override
    double slope(double p, double t) {
        return StrictMath.tanh(p - t);
    }
}
