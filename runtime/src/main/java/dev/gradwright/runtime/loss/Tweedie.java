package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;

/**
 * {@code ℓ = Σ d(p, t)/units} of expected amounts p and amounts t, where d is the {@linkplain TweedieDeviance Tweedie
 * deviance}. An expected amount below 1e-7 counts as 1e-7. After an exponential, {@link ExponentialTweedie} is the
 * numerically stable form.
 */
public final class Tweedie extends ElementwiseLoss {
    private static final double EPSILON = 1e-7;

    private final TweedieDeviance deviance;

    /**
     * @param power ρ, greater than 1 and less than 2
     */
    public Tweedie(float power) {
        super(TargetKind.AMOUNT);
        this.deviance = new TweedieDeviance(power);
    }

    @Override
    double loss(double p, double t) {
        return deviance.of(StableMath.log(atLeastEpsilon(p)), t);
    }

    @Override
    double slope(double p, double t) {
        double mean = atLeastEpsilon(p);
        return deviance.slope(StableMath.log(mean), t) / mean;
    }

    private static double atLeastEpsilon(double p) {
        return Math.max(p, EPSILON);
    }
}
