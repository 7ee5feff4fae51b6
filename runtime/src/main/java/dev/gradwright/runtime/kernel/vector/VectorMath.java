package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Functions of every element of a range, in whole vectors. They take arrays, not vectors: a vector that is handed to a method
 * which the compiler does not inline becomes an object.
 *
 * <p>Limits of values are a compare and a blend, here and in all passes. They give the bits of {@code min} and {@code max}, NaN
 * included, which no compare is true for; but those also order zeros and look for NaN, in three times as many instructions. What
 * slope a NaN has is not defined.
 */
final class VectorMath {
    /** Where the rational function, evaluated with fused multiply-adds, reaches 1. */
    private static final float TANH_LIMIT = 7.9988117f;

    private static final float LOWEST_EXPONENT = -87.33654f;
    private static final float HIGHEST_EXPONENT = 88.37626f;
    private static final float LOG2_E = 1.442695f;
    /** ln 2 in two parts; the first has so few digits that its products with small whole numbers are exact. */
    private static final float LN2_HIGH = 0.6933594f;

    private static final float LN2_LOW = -2.1219444e-4f;
    /** Adding 1.5·2²³ rounds to a whole number and leaves it in the low bits. */
    private static final float ROUNDER = 0x1.8p23f;

    private VectorMath() {}

    /**
     * {@code y = exp(x·factor + shift)}, in place or not: {@code 2ⁿ·eʳ} with |r| ≤ ½·ln 2 and a polynomial of degree 6 for
     * {@code eʳ} (Cephes, {@code expf}). The argument is brought into [−87.3, 88.3], so that the result is neither zero nor
     * infinite; within that range the sigmoid made of it is within 3 ulp (2.2 measured).
     */
    static void exp(float[] x, int xOffset, float factor, float shift, float[] y, int yOffset, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector t = FloatVector.fromArray(SPECIES, x, xOffset + j)
                    .fma(FloatVector.broadcast(SPECIES, factor), FloatVector.broadcast(SPECIES, shift));
            t = t.blend(LOWEST_EXPONENT, t.compare(VectorOperators.LT, LOWEST_EXPONENT));
            t = t.blend(HIGHEST_EXPONENT, t.compare(VectorOperators.GT, HIGHEST_EXPONENT));
            FloatVector biased = t.fma(FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUNDER));
            FloatVector n = biased.sub(ROUNDER);
            FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), t);
            r = n.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
            FloatVector p = FloatVector.broadcast(SPECIES, 1.9875691e-4f)
                    .fma(r, FloatVector.broadcast(SPECIES, 0.0013981999f))
                    .fma(r, FloatVector.broadcast(SPECIES, 0.008333452f))
                    .fma(r, FloatVector.broadcast(SPECIES, 0.041665796f))
                    .fma(r, FloatVector.broadcast(SPECIES, 0.16666666f))
                    .fma(r, FloatVector.broadcast(SPECIES, 0.5f));
            p = p.mul(r).fma(r, r).add(1f);
            FloatVector power = biased.reinterpretAsInts()
                    .add(127)
                    .lanewise(VectorOperators.LSHL, 23)
                    .reinterpretAsFloats();
            p.mul(power).intoArray(y, yOffset + j);
        }
    }

    /**
     * {@code y = tanh(x)}, in place or not: an odd rational function of degree 13/6 on the clamped argument, with the coefficients of
     * Eigen (Guennebaud and Jacob, {@code MathFunctionsImpl.h}). Within 6 ulp (4.5 measured).
     */
    static void tanh(float[] x, float[] y, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector t = FloatVector.fromArray(SPECIES, x, j);
            t = t.blend(TANH_LIMIT, t.compare(VectorOperators.GT, TANH_LIMIT));
            t = t.blend(-TANH_LIMIT, t.compare(VectorOperators.LT, -TANH_LIMIT));
            FloatVector s = t.mul(t);
            FloatVector p = s.fma(
                    FloatVector.broadcast(SPECIES, -2.7607684e-16f), FloatVector.broadcast(SPECIES, 2.000188e-13f));
            p = p.fma(s, FloatVector.broadcast(SPECIES, -8.604672e-11f))
                    .fma(s, FloatVector.broadcast(SPECIES, 5.1222973e-8f))
                    .fma(s, FloatVector.broadcast(SPECIES, 1.48572235e-5f))
                    .fma(s, FloatVector.broadcast(SPECIES, 6.3726195e-4f))
                    .fma(s, FloatVector.broadcast(SPECIES, 0.0048935246f));
            FloatVector q =
                    s.fma(FloatVector.broadcast(SPECIES, 1.1982584e-6f), FloatVector.broadcast(SPECIES, 1.1853471e-4f));
            q = q.fma(s, FloatVector.broadcast(SPECIES, 0.0022684347f))
                    .fma(s, FloatVector.broadcast(SPECIES, 0.004893525f));
            t.mul(p).div(q).intoArray(y, j);
        }
    }

    /**
     * {@code y = scale·max(x, 0) + scaleAlpha·(eˣ − 1)} where x is not positive, in place or not. With {@code n/q = tanh(x/2)}, the
     * function of {@link #tanh}, {@code eˣ − 1 = 2n/(q − n)}: n is not positive, so nothing cancels. Within 6 ulp (4.9
     * measured, 5.8 with SELU's factor). The polynomials stand here again, since vectors must not go through methods.
     */
    static void elu(float scale, float scaleAlpha, float[] x, float[] y, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, j);
            FloatVector positive = v.blend(0f, v.compare(VectorOperators.LE, 0f));
            FloatVector t = v.blend(0f, v.compare(VectorOperators.GT, 0f)).mul(0.5f);
            t = t.blend(-TANH_LIMIT, t.compare(VectorOperators.LT, -TANH_LIMIT));
            FloatVector s = t.mul(t);
            FloatVector p = s.fma(
                    FloatVector.broadcast(SPECIES, -2.7607684e-16f), FloatVector.broadcast(SPECIES, 2.000188e-13f));
            p = p.fma(s, FloatVector.broadcast(SPECIES, -8.604672e-11f))
                    .fma(s, FloatVector.broadcast(SPECIES, 5.1222973e-8f))
                    .fma(s, FloatVector.broadcast(SPECIES, 1.48572235e-5f))
                    .fma(s, FloatVector.broadcast(SPECIES, 6.3726195e-4f))
                    .fma(s, FloatVector.broadcast(SPECIES, 0.0048935246f));
            FloatVector q =
                    s.fma(FloatVector.broadcast(SPECIES, 1.1982584e-6f), FloatVector.broadcast(SPECIES, 1.1853471e-4f));
            q = q.fma(s, FloatVector.broadcast(SPECIES, 0.0022684347f))
                    .fma(s, FloatVector.broadcast(SPECIES, 0.004893525f));
            FloatVector n = t.mul(p);
            FloatVector expm1 = n.add(n).div(q.sub(n));
            positive.mul(scale).add(expm1.mul(scaleAlpha)).intoArray(y, j);
        }
    }
}
