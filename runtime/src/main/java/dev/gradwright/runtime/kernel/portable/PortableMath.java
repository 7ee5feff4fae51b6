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
     * {@code 1/(1 + e⁻ˣ) = ½ + ½·tanh(x/2)}. Within 2 ulp of 1 (1.4 measured); so far from zero that the value is
     * smaller than that, it is zero.
     */
    static float sigmoid(float x) {
        return multiplyAdd(0.5f, tanh(0.5f * x), 0.5f);
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
