package dev.gradwright.runtime.kernel.ejml;

import dev.gradwright.runtime.math.StableMath;

/** Functions that {@link StrictMath} lacks, in double precision. */
final class EjmlMath {
    /** Above this value, the continued fraction is used instead of the series. */
    private static final double FAR = 3;

    private static final int FRACTIONS = 60;

    private EjmlMath() {}

    /** {@code 1/(1 + e⁻ᶻ)}. */
    static double sigmoid(double z) {
        return 1 / (1 + StableMath.exp(-z));
    }

    /** {@code log(1 + eᶻ)}, without overflow. */
    static double softplus(double z) {
        return Math.max(z, 0) + StrictMath.log1p(StableMath.exp(-Math.abs(z)));
    }

    /** The distribution function of the standard normal distribution, {@code Φ(z) = ½·erfc(−z/√2)}. */
    static double normal(double z) {
        double x = Math.abs(z) / Math.sqrt(2);
        double beyond = x < FAR ? 1 - erf(x) : erfc(x);
        return z > 0 ? 1 - beyond / 2 : beyond / 2;
    }

    /** The density of the standard normal distribution. */
    static double normalDensity(double z) {
        return StableMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    /** {@code 2/√π·e^(−x²)·Σ 2ⁿx^(2n+1)/(1·3·…·(2n+1))} (Abramowitz and Stegun, 7.1.6). */
    private static double erf(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; term > 1e-17 * sum; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * StableMath.exp(-x * x) * sum;
    }

    /**
     * {@code e^(−x²)/√π} over the continued fraction {@code x + ½/(x + 1/(x + 3/2/(x + …)))} (Abramowitz and Stegun,
     * 7.1.14).
     */
    private static double erfc(double x) {
        double fraction = x;
        for (int n = FRACTIONS; n > 0; n--) {
            fraction = x + n / 2.0 / fraction;
        }
        return StableMath.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
    }
}
