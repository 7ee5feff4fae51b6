package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;

/**
 * The unit deviance of the Tweedie distribution (Jørgensen, "Exponential Dispersion Models", 1987) of an amount t
 * with mean μ: {@code d = 2(t^(2−ρ)/((1−ρ)(2−ρ)) − t·μ^(1−ρ)/(1−ρ) + μ^(2−ρ)/(2−ρ))}. It is 0 if μ = t, otherwise
 * positive.
 */
final class TweedieDeviance {
    private final double power;

    /**
     * @param power ρ, greater than 1 and less than 2
     */
    TweedieDeviance(double power) {
        this.power = power;
    }

    /** The deviance of a mean given as its logarithm, so that no power of a mean overflows. */
    double of(double logMean, double t) {
        double constant = StableMath.pow(t, 2 - power) / ((1 - power) * (2 - power));
        return 2 * (constant - timesInverse(t, logMean) / (1 - power) + scale(logMean) / (2 - power));
    }

    /** The derivative of the deviance with respect to the logarithm of the mean: {@code 2(μ^(2−ρ) − t·μ^(1−ρ))}. */
    double slope(double logMean, double t) {
        return 2 * (scale(logMean) - timesInverse(t, logMean));
    }

    /** {@code μ^(2−ρ)} */
    private double scale(double logMean) {
        return StableMath.exp((2 - power) * logMean);
    }

    /** {@code t·μ^(1−ρ)}, which is 0 if t is, also where the power of a tiny mean overflows. */
    private double timesInverse(double t, double logMean) {
        return t == 0 ? 0 : t * StableMath.exp((1 - power) * logMean);
    }
}
