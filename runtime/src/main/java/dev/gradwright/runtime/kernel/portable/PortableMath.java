package dev.gradwright.runtime.kernel.portable;

import static dev.gradwright.runtime.kernel.portable.MultiplyAdd.multiplyAdd;

/**
 * Functions of one element, without a branch, a conditional or a bit trick, so that a loop that calls them is vectorised.
 */
final class PortableMath {
    /** Where the rational function reaches 1: with fused multiply-adds a little later than with rounded products. */
    private static final float TANH_LIMIT = MultiplyAdd.FUSED ? 7.9988117f : 7.905311f;

    /** {@code √½}. */
    private static final float HALF_ROOT = 0.70710677f;

    private PortableMath() {}

    /**
     * The hyperbolic tangent: an odd rational function of degree 13/6 on the clamped argument, with the coefficients of Eigen
     * (Guennebaud and Jacob, {@code MathFunctionsImpl.h}). Within 6 ulp (4.5 measured, 5.4 without fused multiply-adds); ±1 beyond
     * ±8.
     */
    static float tanh(float x) {
        float t = Math.max(-TANH_LIMIT, Math.min(TANH_LIMIT, x));
        return tanhNumerator(t) / tanhDenominator(t);
    }

    private static float tanhNumerator(float t) {
        float s = t * t;
        float p = multiplyAdd(s, -2.7607684e-16f, 2.000188e-13f);
        p = multiplyAdd(s, p, -8.604672e-11f);
        p = multiplyAdd(s, p, 5.1222973e-8f);
        p = multiplyAdd(s, p, 1.48572235e-5f);
        p = multiplyAdd(s, p, 6.3726195e-4f);
        return t * multiplyAdd(s, p, 0.0048935246f);
    }

    private static float tanhDenominator(float t) {
        float s = t * t;
        float q = multiplyAdd(s, 1.1982584e-6f, 1.1853471e-4f);
        q = multiplyAdd(s, q, 0.0022684347f);
        return multiplyAdd(s, q, 0.004893525f);
    }

    /**
     * {@code 1/(1 + e⁻ˣ)}, clamped to [−88, 18]: a polynomial for {@code m = e^(−x/32) − 1}, squared five times, at first as
     * {@code (1 + m)² − 1 = m² + 2m}, which keeps the digits of a small m. Within 2 ulp of 1 (1.2 measured), and where it is small within 80
     * ulp of itself (71 measured): so it goes to 0 as {@code eˣ} does.
     */
    static float sigmoid(float x) {
        float t = Math.max(-88f, Math.min(18f, x));
        float m = t * exponentOverThirtyTwo(t);
        m = multiplyAdd(m, m, m + m);
        m = multiplyAdd(m, m, m + m);
        m = multiplyAdd(m, m, m + m);
        float root = (1 + m) * (1 + m);
        return 1 / multiplyAdd(root, root, 1f);
    }

    /** {@code (e^(−t/32) − 1)/t} on [−88, 18], within 1.1e-8 (a minimax fit by iteratively reweighted least squares). */
    private static float exponentOverThirtyTwo(float t) {
        float p = multiplyAdd(t, 6.570679e-22f, -1.6737137e-20f);
        p = multiplyAdd(t, p, 2.64858e-17f);
        p = multiplyAdd(t, p, -5.6804338e-15f);
        p = multiplyAdd(t, p, 1.2926499e-12f);
        p = multiplyAdd(t, p, -2.4841745e-10f);
        p = multiplyAdd(t, p, 3.973616e-8f);
        p = multiplyAdd(t, p, -5.0862523e-6f);
        p = multiplyAdd(t, p, 4.882813e-4f);
        return multiplyAdd(t, p, -0.03125f);
    }

    /**
     * {@code eˣ − 1} for {@code x ≤ 0}: with {@code n/q = tanh(x/2)} it is {@code 2n/(q − n)}, where nothing cancels. Within 6 ulp
     * (4.9 measured, 5.8 with SELU's factor).
     */
    static float expm1OfNonPositive(float x) {
        float t = Math.max(-TANH_LIMIT, 0.5f * x);
        float n = tanhNumerator(t);
        return (n + n) / (tanhDenominator(t) - n);
    }

    /**
     * The distribution function of the standard normal distribution, {@code Φ(x) = ½ + ½·erf(x/√2)}, with an odd rational function
     * of degree 13/8 for erf on the argument clamped to ±4 (Eigen and XLA, {@code generic_fast_erf_float}). Within 2 ulp of 1.
     */
    static float normal(float x) {
        float t = Math.max(-4f, Math.min(4f, x * HALF_ROOT));
        float s = t * t;
        float p = multiplyAdd(s, -2.7261424e-10f, 2.7706815e-8f);
        p = multiplyAdd(s, p, -2.101024e-6f);
        p = multiplyAdd(s, p, -5.6925062e-5f);
        p = multiplyAdd(s, p, -7.3499064e-4f);
        p = multiplyAdd(s, p, -0.0029546f);
        p = multiplyAdd(s, p, -0.016096033f);
        float q = multiplyAdd(s, -1.45660715e-5f, -2.1337405e-4f);
        q = multiplyAdd(s, q, -0.001682827f);
        q = multiplyAdd(s, q, -0.0073733293f);
        q = multiplyAdd(s, q, -0.014264739f);
        return multiplyAdd(0.5f, t * p / q, 0.5f);
    }

    /** 1 for {@code x > 0}, else 0: the product overflows to infinity before the minimum for all but the smallest numbers. */
    static float step(float x) {
        return Math.max(0f, Math.min(1f, x * 0x1p126f * 0x1p126f));
    }
}
