package dev.gradwright.runtime.kernel.portable;

import static dev.gradwright.runtime.kernel.Coefficients.ARTANH_0;
import static dev.gradwright.runtime.kernel.Coefficients.ARTANH_1;
import static dev.gradwright.runtime.kernel.Coefficients.ARTANH_2;
import static dev.gradwright.runtime.kernel.Coefficients.ARTANH_3;
import static dev.gradwright.runtime.kernel.Coefficients.ARTANH_4;
import static dev.gradwright.runtime.kernel.Coefficients.ARTANH_5;
import static dev.gradwright.runtime.kernel.Coefficients.ARTANH_6;
import static dev.gradwright.runtime.kernel.Coefficients.ARTANH_7;
import static dev.gradwright.runtime.kernel.Coefficients.DECAY_0;
import static dev.gradwright.runtime.kernel.Coefficients.DECAY_1;
import static dev.gradwright.runtime.kernel.Coefficients.DECAY_2;
import static dev.gradwright.runtime.kernel.Coefficients.DECAY_3;
import static dev.gradwright.runtime.kernel.Coefficients.DECAY_4;
import static dev.gradwright.runtime.kernel.Coefficients.DECAY_5;
import static dev.gradwright.runtime.kernel.Coefficients.DECAY_6;
import static dev.gradwright.runtime.kernel.Coefficients.DECAY_7;
import static dev.gradwright.runtime.kernel.Coefficients.DECAY_8;
import static dev.gradwright.runtime.kernel.Coefficients.DECAY_9;
import static dev.gradwright.runtime.kernel.Coefficients.DECAY_HIGHEST;
import static dev.gradwright.runtime.kernel.Coefficients.DECAY_LOWEST;
import static dev.gradwright.runtime.kernel.Coefficients.ERF_D0;
import static dev.gradwright.runtime.kernel.Coefficients.ERF_D1;
import static dev.gradwright.runtime.kernel.Coefficients.ERF_D2;
import static dev.gradwright.runtime.kernel.Coefficients.ERF_D3;
import static dev.gradwright.runtime.kernel.Coefficients.ERF_D4;
import static dev.gradwright.runtime.kernel.Coefficients.ERF_LIMIT;
import static dev.gradwright.runtime.kernel.Coefficients.ERF_N0;
import static dev.gradwright.runtime.kernel.Coefficients.ERF_N1;
import static dev.gradwright.runtime.kernel.Coefficients.ERF_N2;
import static dev.gradwright.runtime.kernel.Coefficients.ERF_N3;
import static dev.gradwright.runtime.kernel.Coefficients.ERF_N4;
import static dev.gradwright.runtime.kernel.Coefficients.ERF_N5;
import static dev.gradwright.runtime.kernel.Coefficients.ERF_N6;
import static dev.gradwright.runtime.kernel.Coefficients.EXPONENT_BIAS;
import static dev.gradwright.runtime.kernel.Coefficients.EXP_1;
import static dev.gradwright.runtime.kernel.Coefficients.EXP_2;
import static dev.gradwright.runtime.kernel.Coefficients.EXP_3;
import static dev.gradwright.runtime.kernel.Coefficients.EXP_4;
import static dev.gradwright.runtime.kernel.Coefficients.EXP_5;
import static dev.gradwright.runtime.kernel.Coefficients.EXP_6;
import static dev.gradwright.runtime.kernel.Coefficients.EXP_HIGHEST;
import static dev.gradwright.runtime.kernel.Coefficients.EXP_LOWEST;
import static dev.gradwright.runtime.kernel.Coefficients.HALF_ROOT;
import static dev.gradwright.runtime.kernel.Coefficients.LN2_HIGH;
import static dev.gradwright.runtime.kernel.Coefficients.LN2_LOW;
import static dev.gradwright.runtime.kernel.Coefficients.LOG2_E;
import static dev.gradwright.runtime.kernel.Coefficients.MANTISSA_BITS;
import static dev.gradwright.runtime.kernel.Coefficients.ROUNDER;
import static dev.gradwright.runtime.kernel.Coefficients.TANH_D0;
import static dev.gradwright.runtime.kernel.Coefficients.TANH_D1;
import static dev.gradwright.runtime.kernel.Coefficients.TANH_D2;
import static dev.gradwright.runtime.kernel.Coefficients.TANH_D3;
import static dev.gradwright.runtime.kernel.Coefficients.TANH_LIMIT;
import static dev.gradwright.runtime.kernel.Coefficients.TANH_LIMIT_ROUNDED;
import static dev.gradwright.runtime.kernel.Coefficients.TANH_N0;
import static dev.gradwright.runtime.kernel.Coefficients.TANH_N1;
import static dev.gradwright.runtime.kernel.Coefficients.TANH_N2;
import static dev.gradwright.runtime.kernel.Coefficients.TANH_N3;
import static dev.gradwright.runtime.kernel.Coefficients.TANH_N4;
import static dev.gradwright.runtime.kernel.Coefficients.TANH_N5;
import static dev.gradwright.runtime.kernel.Coefficients.TANH_N6;
import static dev.gradwright.runtime.kernel.portable.MultiplyAdd.multiplyAdd;

import dev.gradwright.runtime.kernel.Coefficients;

/**
 * Functions of one element. They have no branches, conditionals or bit operations unless stated, so HotSpot vectorizes
 * loops that call them. {@link Coefficients} says what is computed; the vector tier takes the same steps.
 */
final class PortableMath {
    private static final float LIMIT = MultiplyAdd.FUSED ? TANH_LIMIT : TANH_LIMIT_ROUNDED;

    private PortableMath() {}

    /** The hyperbolic tangent. Within 6 ulp (4.5 measured, 5.4 without fused multiply-adds); ±1 beyond ±8. */
    static float tanh(float x) {
        float t = Math.max(-LIMIT, Math.min(LIMIT, x));
        return tanhNumerator(t) / tanhDenominator(t);
    }

    private static float tanhNumerator(float t) {
        float s = t * t;
        float p = multiplyAdd(s, TANH_N6, TANH_N5);
        p = multiplyAdd(s, p, TANH_N4);
        p = multiplyAdd(s, p, TANH_N3);
        p = multiplyAdd(s, p, TANH_N2);
        p = multiplyAdd(s, p, TANH_N1);
        return t * multiplyAdd(s, p, TANH_N0);
    }

    private static float tanhDenominator(float t) {
        float s = t * t;
        float q = multiplyAdd(s, TANH_D3, TANH_D2);
        q = multiplyAdd(s, q, TANH_D1);
        return multiplyAdd(s, q, TANH_D0);
    }

    /** {@code e^(−x²/2)}: with {@code n/q = tanh(x²/4)} it is {@code (q − n)/(q + n)}; 0 for |x| above 5.7. */
    static float bell(float x) {
        float t = Math.min(LIMIT, 0.25f * x * x);
        float n = tanhNumerator(t);
        float q = tanhDenominator(t);
        return (q - n) / (q + n);
    }

    /** {@code 1/(1 + e⁻ˣ)}, see {@link #decay}. */
    static float sigmoid(float x) {
        return 1 / (1 + decay(x));
    }

    /**
     * {@code e⁻ˣ} for gates, see {@link Coefficients#DECAY_LOWEST}. Within 80 ulp of itself (71 measured), and
     * {@code 1/(1 + e⁻ˣ)} within 2 ulp of 1 (1.2 measured).
     */
    static float decay(float x) {
        float t = Math.max(DECAY_LOWEST, Math.min(DECAY_HIGHEST, x));
        float m = t * decayOfPart(t);
        m = multiplyAdd(m, m, m + m);
        m = multiplyAdd(m, m, m + m);
        m = multiplyAdd(m, m, m + m);
        float root = (1 + m) * (1 + m);
        return root * root;
    }

    /** {@code (e^(−t/32) − 1)/t}. */
    private static float decayOfPart(float t) {
        float p = multiplyAdd(t, DECAY_9, DECAY_8);
        p = multiplyAdd(t, p, DECAY_7);
        p = multiplyAdd(t, p, DECAY_6);
        p = multiplyAdd(t, p, DECAY_5);
        p = multiplyAdd(t, p, DECAY_4);
        p = multiplyAdd(t, p, DECAY_3);
        p = multiplyAdd(t, p, DECAY_2);
        p = multiplyAdd(t, p, DECAY_1);
        return multiplyAdd(t, p, DECAY_0);
    }

    /**
     * {@code eˣ} on an argument brought into [−87.3, 88.3]. It reads and writes bits of floats, so C2 vectorizes it
     * only on newer JDKs than 17; use {@link #decay} if relative precision near 0 does not matter.
     */
    static float exp(float x) {
        float t = Math.max(EXP_LOWEST, Math.min(EXP_HIGHEST, x));
        float biased = multiplyAdd(t, LOG2_E, ROUNDER);
        float n = biased - ROUNDER;
        float r = multiplyAdd(n, -LN2_LOW, multiplyAdd(n, -LN2_HIGH, t));
        float p = multiplyAdd(EXP_6, r, EXP_5);
        p = multiplyAdd(p, r, EXP_4);
        p = multiplyAdd(p, r, EXP_3);
        p = multiplyAdd(p, r, EXP_2);
        p = multiplyAdd(p, r, EXP_1);
        p = multiplyAdd(p * r, r, r) + 1;
        return p * Float.intBitsToFloat((Float.floatToRawIntBits(biased) + EXPONENT_BIAS) << MANTISSA_BITS);
    }

    /** {@code log(1 + eˣ)}. Within 4 ulp. */
    static float softplus(float x) {
        float u = exp(-Math.abs(x));
        float w = u / (u + 2);
        float s = w * w;
        float p = multiplyAdd(s, ARTANH_7, ARTANH_6);
        p = multiplyAdd(p, s, ARTANH_5);
        p = multiplyAdd(p, s, ARTANH_4);
        p = multiplyAdd(p, s, ARTANH_3);
        p = multiplyAdd(p, s, ARTANH_2);
        p = multiplyAdd(p, s, ARTANH_1);
        p = multiplyAdd(p, s, ARTANH_0);
        return multiplyAdd(p, w, Math.max(x, 0f));
    }

    /**
     * {@code eˣ − 1} for {@code x ≤ 0}: with {@code n/q = tanh(x/2)} it is {@code 2n/(q − n)}, where nothing cancels.
     * Within 6 ulp (4.9 measured, 5.8 with SELU's factor).
     */
    static float expm1OfNonPositive(float x) {
        float t = Math.max(-LIMIT, 0.5f * x);
        float n = tanhNumerator(t);
        return (n + n) / (tanhDenominator(t) - n);
    }

    /**
     * The distribution function of the standard normal distribution, {@code Φ(x) = ½ + ½·erf(x/√2)}. Within 2 ulp of 1.
     */
    static float normal(float x) {
        float t = Math.max(-ERF_LIMIT, Math.min(ERF_LIMIT, x * HALF_ROOT));
        float s = t * t;
        float p = multiplyAdd(s, ERF_N6, ERF_N5);
        p = multiplyAdd(s, p, ERF_N4);
        p = multiplyAdd(s, p, ERF_N3);
        p = multiplyAdd(s, p, ERF_N2);
        p = multiplyAdd(s, p, ERF_N1);
        p = multiplyAdd(s, p, ERF_N0);
        float q = multiplyAdd(s, ERF_D4, ERF_D3);
        q = multiplyAdd(s, q, ERF_D2);
        q = multiplyAdd(s, q, ERF_D1);
        q = multiplyAdd(s, q, ERF_D0);
        return multiplyAdd(0.5f, t * p / q, 0.5f);
    }

    /**
     * 1 for {@code x > 0}, else 0: the product overflows to infinity before the minimum for all but the smallest
     * numbers.
     */
    static float step(float x) {
        return Math.max(0f, Math.min(1f, x * 0x1p126f * 0x1p126f));
    }
}
