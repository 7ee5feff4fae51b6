package dev.gradwright.runtime.kernel.vector;

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
import static dev.gradwright.runtime.kernel.Coefficients.EXPONENT_BIAS;
import static dev.gradwright.runtime.kernel.Coefficients.EXP_1;
import static dev.gradwright.runtime.kernel.Coefficients.EXP_2;
import static dev.gradwright.runtime.kernel.Coefficients.EXP_3;
import static dev.gradwright.runtime.kernel.Coefficients.EXP_4;
import static dev.gradwright.runtime.kernel.Coefficients.EXP_5;
import static dev.gradwright.runtime.kernel.Coefficients.EXP_6;
import static dev.gradwright.runtime.kernel.Coefficients.EXP_HIGHEST;
import static dev.gradwright.runtime.kernel.Coefficients.EXP_LOWEST;
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
import static dev.gradwright.runtime.kernel.Coefficients.TANH_N0;
import static dev.gradwright.runtime.kernel.Coefficients.TANH_N1;
import static dev.gradwright.runtime.kernel.Coefficients.TANH_N2;
import static dev.gradwright.runtime.kernel.Coefficients.TANH_N3;
import static dev.gradwright.runtime.kernel.Coefficients.TANH_N4;
import static dev.gradwright.runtime.kernel.Coefficients.TANH_N5;
import static dev.gradwright.runtime.kernel.Coefficients.TANH_N6;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import dev.gradwright.runtime.kernel.Coefficients;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Functions of every element of a range, in whole vectors. They take arrays, not vectors: a vector that is handed to a
 * method which the compiler does not inline becomes an object.
 *
 * <p>Clamp with compare and blend, not with {@code min} and {@code max}, here and in all passes: same result, NaN
 * included, with a third of the instructions. The slope of a NaN is not defined.
 *
 * <p>{@link Coefficients} says what is computed; the portable tier takes the same steps.
 */
final class VectorMath {
    private VectorMath() {}

    /**
     * {@code y = exp(x·factor + shift)}, in place or not. The argument is brought into [−87.3, 88.3], so that the
     * result is neither zero nor infinite.
     */
    static void exp(float[] x, int xOffset, float factor, float shift, float[] y, int yOffset, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector t = FloatVector.fromArray(SPECIES, x, xOffset + j)
                    .fma(FloatVector.broadcast(SPECIES, factor), FloatVector.broadcast(SPECIES, shift));
            t = t.blend(EXP_LOWEST, t.compare(VectorOperators.LT, EXP_LOWEST));
            t = t.blend(EXP_HIGHEST, t.compare(VectorOperators.GT, EXP_HIGHEST));
            FloatVector biased = t.fma(FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUNDER));
            FloatVector n = biased.sub(ROUNDER);
            FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), t);
            r = n.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
            FloatVector p = FloatVector.broadcast(SPECIES, EXP_6)
                    .fma(r, FloatVector.broadcast(SPECIES, EXP_5))
                    .fma(r, FloatVector.broadcast(SPECIES, EXP_4))
                    .fma(r, FloatVector.broadcast(SPECIES, EXP_3))
                    .fma(r, FloatVector.broadcast(SPECIES, EXP_2))
                    .fma(r, FloatVector.broadcast(SPECIES, EXP_1));
            p = p.mul(r).fma(r, r).add(1f);
            FloatVector power = biased.reinterpretAsInts()
                    .add(EXPONENT_BIAS)
                    .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                    .reinterpretAsFloats();
            p.mul(power).intoArray(y, yOffset + j);
        }
    }

    /** {@code y = tanh(x)}, in place or not. Within 6 ulp (4.5 measured). */
    static void tanh(float[] x, float[] y, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector t = FloatVector.fromArray(SPECIES, x, j);
            t = t.blend(TANH_LIMIT, t.compare(VectorOperators.GT, TANH_LIMIT));
            t = t.blend(-TANH_LIMIT, t.compare(VectorOperators.LT, -TANH_LIMIT));
            FloatVector s = t.mul(t);
            FloatVector p = s.fma(FloatVector.broadcast(SPECIES, TANH_N6), FloatVector.broadcast(SPECIES, TANH_N5));
            p = p.fma(s, FloatVector.broadcast(SPECIES, TANH_N4))
                    .fma(s, FloatVector.broadcast(SPECIES, TANH_N3))
                    .fma(s, FloatVector.broadcast(SPECIES, TANH_N2))
                    .fma(s, FloatVector.broadcast(SPECIES, TANH_N1))
                    .fma(s, FloatVector.broadcast(SPECIES, TANH_N0));
            FloatVector q = s.fma(FloatVector.broadcast(SPECIES, TANH_D3), FloatVector.broadcast(SPECIES, TANH_D2));
            q = q.fma(s, FloatVector.broadcast(SPECIES, TANH_D1)).fma(s, FloatVector.broadcast(SPECIES, TANH_D0));
            t.mul(p).div(q).intoArray(y, j);
        }
    }

    /**
     * {@code y = scale·max(x, 0) + scaleAlpha·(eˣ − 1)} where x is not positive, in place or not. With
     * {@code n/q = tanh(x/2)}, the function of {@link #tanh}, {@code eˣ − 1 = 2n/(q − n)}: n is not positive, so
     * nothing cancels. Within 6 ulp (4.9 measured, 5.8 with SELU's factor). The polynomials are repeated here, because
     * vectors must not go through methods.
     */
    static void elu(float scale, float scaleAlpha, float[] x, float[] y, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, j);
            FloatVector positive = v.blend(0f, v.compare(VectorOperators.LE, 0f));
            FloatVector t = v.blend(0f, v.compare(VectorOperators.GT, 0f)).mul(0.5f);
            t = t.blend(-TANH_LIMIT, t.compare(VectorOperators.LT, -TANH_LIMIT));
            FloatVector s = t.mul(t);
            FloatVector p = s.fma(FloatVector.broadcast(SPECIES, TANH_N6), FloatVector.broadcast(SPECIES, TANH_N5));
            p = p.fma(s, FloatVector.broadcast(SPECIES, TANH_N4))
                    .fma(s, FloatVector.broadcast(SPECIES, TANH_N3))
                    .fma(s, FloatVector.broadcast(SPECIES, TANH_N2))
                    .fma(s, FloatVector.broadcast(SPECIES, TANH_N1))
                    .fma(s, FloatVector.broadcast(SPECIES, TANH_N0));
            FloatVector q = s.fma(FloatVector.broadcast(SPECIES, TANH_D3), FloatVector.broadcast(SPECIES, TANH_D2));
            q = q.fma(s, FloatVector.broadcast(SPECIES, TANH_D1)).fma(s, FloatVector.broadcast(SPECIES, TANH_D0));
            FloatVector n = t.mul(p);
            FloatVector expm1 = n.add(n).div(q.sub(n));
            positive.mul(scale).add(expm1.mul(scaleAlpha)).intoArray(y, j);
        }
    }

    /**
     * {@code y = e⁻ˣ} for gates, in place or not: see {@link Coefficients#DECAY_LOWEST}. Within 80
     * ulp of itself (71 measured), and {@code 1/(1 + y)} within 2 ulp of 1 (1.2 measured).
     */
    static void decay(float[] x, int xOffset, float[] y, int yOffset, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector t = FloatVector.fromArray(SPECIES, x, xOffset + j);
            t = t.blend(DECAY_HIGHEST, t.compare(VectorOperators.GT, DECAY_HIGHEST));
            t = t.blend(DECAY_LOWEST, t.compare(VectorOperators.LT, DECAY_LOWEST));
            FloatVector p = t.fma(FloatVector.broadcast(SPECIES, DECAY_9), FloatVector.broadcast(SPECIES, DECAY_8));
            p = p.fma(t, FloatVector.broadcast(SPECIES, DECAY_7))
                    .fma(t, FloatVector.broadcast(SPECIES, DECAY_6))
                    .fma(t, FloatVector.broadcast(SPECIES, DECAY_5))
                    .fma(t, FloatVector.broadcast(SPECIES, DECAY_4))
                    .fma(t, FloatVector.broadcast(SPECIES, DECAY_3))
                    .fma(t, FloatVector.broadcast(SPECIES, DECAY_2))
                    .fma(t, FloatVector.broadcast(SPECIES, DECAY_1))
                    .fma(t, FloatVector.broadcast(SPECIES, DECAY_0));
            FloatVector m = t.mul(p);
            m = m.fma(m, m.add(m));
            m = m.fma(m, m.add(m));
            m = m.fma(m, m.add(m));
            FloatVector root = m.add(1f);
            root = root.mul(root);
            root.mul(root).intoArray(y, yOffset + j);
        }
    }

    /** {@code y = e^(−x²/2)}: with {@code n/q = tanh(x²/4)} it is {@code (q − n)/(q + n)}; 0 for |x| above 5.7. */
    static void bell(float[] x, int xOffset, float[] y, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xOffset + j);
            FloatVector t = v.mul(0.25f).mul(v);
            t = t.blend(TANH_LIMIT, t.compare(VectorOperators.GT, TANH_LIMIT));
            FloatVector s = t.mul(t);
            FloatVector p = s.fma(FloatVector.broadcast(SPECIES, TANH_N6), FloatVector.broadcast(SPECIES, TANH_N5));
            p = p.fma(s, FloatVector.broadcast(SPECIES, TANH_N4))
                    .fma(s, FloatVector.broadcast(SPECIES, TANH_N3))
                    .fma(s, FloatVector.broadcast(SPECIES, TANH_N2))
                    .fma(s, FloatVector.broadcast(SPECIES, TANH_N1))
                    .fma(s, FloatVector.broadcast(SPECIES, TANH_N0));
            FloatVector q = s.fma(FloatVector.broadcast(SPECIES, TANH_D3), FloatVector.broadcast(SPECIES, TANH_D2));
            q = q.fma(s, FloatVector.broadcast(SPECIES, TANH_D1)).fma(s, FloatVector.broadcast(SPECIES, TANH_D0));
            FloatVector n = t.mul(p);
            q.sub(n).div(q.add(n)).intoArray(y, j);
        }
    }
}
