package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.Coefficients.DENSITY_AT_ZERO;
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
import static dev.gradwright.runtime.kernel.Coefficients.HALF_ROOT;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Activations of the form {@code z·g(z)} with a gate g between 0 and 1, in place or not. They are not monotonic, so
 * their backward passes take z. Zero stays zero, so padding does. Values are within 3 ulp of z, slopes within 4e-7.
 */
final class VectorGates {
    /** Floats that are processed at a time: they stay in the first-level cache. */
    private static final int CHUNK = 1024;

    private final float[] decays = new float[CHUNK];
    private final float[] gates = new float[CHUNK];

    void gelu(RowTensor z, RowTensor y) {
        for (int from = 0; from < z.length(); from += CHUNK) {
            int length = Math.min(CHUNK, z.length() - from);
            normal(z.data(), from, gates, length);
            multiply(z.data(), gates, y.data(), from, length);
        }
    }

    private static void multiply(float[] z, float[] gate, float[] y, int offset, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector.fromArray(SPECIES, z, offset + j)
                    .mul(FloatVector.fromArray(SPECIES, gate, j))
                    .intoArray(y, offset + j);
        }
    }

    /**
     * The distribution function of the standard normal distribution, {@code Φ(x) = ½ + ½·erf(x/√2)}. Within 2 ulp of 1.
     */
    private static void normal(float[] z, int offset, float[] phi, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector t = FloatVector.fromArray(SPECIES, z, offset + j).mul(HALF_ROOT);
            t = t.blend(ERF_LIMIT, t.compare(VectorOperators.GT, ERF_LIMIT));
            t = t.blend(-ERF_LIMIT, t.compare(VectorOperators.LT, -ERF_LIMIT));
            FloatVector s = t.mul(t);
            FloatVector p = s.fma(FloatVector.broadcast(SPECIES, ERF_N6), FloatVector.broadcast(SPECIES, ERF_N5));
            p = p.fma(s, FloatVector.broadcast(SPECIES, ERF_N4))
                    .fma(s, FloatVector.broadcast(SPECIES, ERF_N3))
                    .fma(s, FloatVector.broadcast(SPECIES, ERF_N2))
                    .fma(s, FloatVector.broadcast(SPECIES, ERF_N1))
                    .fma(s, FloatVector.broadcast(SPECIES, ERF_N0));
            FloatVector q = s.fma(FloatVector.broadcast(SPECIES, ERF_D4), FloatVector.broadcast(SPECIES, ERF_D3));
            q = q.fma(s, FloatVector.broadcast(SPECIES, ERF_D2))
                    .fma(s, FloatVector.broadcast(SPECIES, ERF_D1))
                    .fma(s, FloatVector.broadcast(SPECIES, ERF_D0));
            t.mul(p).div(q).mul(0.5f).add(0.5f).intoArray(phi, j);
        }
    }

    /** {@code Φ + zφ} with {@code φ = e^(−z²/2)/√2π}. */
    void geluBackward(float[] z, float[] dy, float[] dz, int length) {
        for (int from = 0; from < length; from += CHUNK) {
            int count = Math.min(CHUNK, length - from);
            normal(z, from, gates, count);
            VectorMath.bell(z, from, decays, count);
            geluBackward(z, gates, decays, dy, dz, from, count);
        }
    }

    private static void geluBackward(
            float[] z, float[] phi, float[] bell, float[] dy, float[] dz, int offset, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector density = FloatVector.fromArray(SPECIES, bell, j).mul(DENSITY_AT_ZERO);
            FloatVector slope =
                    FloatVector.fromArray(SPECIES, z, offset + j).fma(density, FloatVector.fromArray(SPECIES, phi, j));
            FloatVector.fromArray(SPECIES, dy, offset + j).mul(slope).intoArray(dz, offset + j);
        }
    }

    void swish(RowTensor z, RowTensor y) {
        for (int from = 0; from < z.length(); from += CHUNK) {
            int length = Math.min(CHUNK, z.length() - from);
            VectorMath.decay(z.data(), from, decays, 0, length);
            swish(z.data(), decays, y.data(), from, length);
        }
    }

    /** {@code z/(1 + d)} with {@code d = e⁻ᶻ}. */
    private static void swish(float[] z, float[] d, float[] y, int offset, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector divisor = FloatVector.fromArray(SPECIES, d, j).add(1f);
            FloatVector.fromArray(SPECIES, z, offset + j).div(divisor).intoArray(y, offset + j);
        }
    }

    void swishBackward(float[] z, float[] dy, float[] dz, int length) {
        for (int from = 0; from < length; from += CHUNK) {
            int count = Math.min(CHUNK, length - from);
            VectorMath.decay(z, from, decays, 0, count);
            swishBackward(z, decays, dy, dz, from, count);
        }
    }

    /** {@code σ·(1 + z·(1 − σ))} with {@code σ = 1/(1 + d)}. */
    private static void swishBackward(float[] z, float[] d, float[] dy, float[] dz, int offset, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector one = FloatVector.broadcast(SPECIES, 1f);
            FloatVector gate = one.div(FloatVector.fromArray(SPECIES, d, j).add(1f));
            FloatVector slope = FloatVector.fromArray(SPECIES, z, offset + j)
                    .fma(one.sub(gate), one)
                    .mul(gate);
            FloatVector.fromArray(SPECIES, dy, offset + j).mul(slope).intoArray(dz, offset + j);
        }
    }

    void mish(RowTensor z, RowTensor y) {
        for (int from = 0; from < z.length(); from += CHUNK) {
            int length = Math.min(CHUNK, z.length() - from);
            VectorMath.decay(z.data(), from, decays, 0, length);
            mish(z.data(), decays, y.data(), from, length);
        }
    }

    /** {@code tanh(log(1 + eᶻ)) = (½ + d)/(½ + d + d²)} with {@code d = e⁻ᶻ}; 0 where d² is infinite. */
    private static void mish(float[] z, float[] d, float[] y, int offset, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector decay = FloatVector.fromArray(SPECIES, d, j);
            FloatVector part = decay.add(0.5f);
            FloatVector gate = part.div(decay.fma(decay, part));
            FloatVector.fromArray(SPECIES, z, offset + j).mul(gate).intoArray(y, offset + j);
        }
    }

    void mishBackward(float[] z, float[] dy, float[] dz, int length) {
        for (int from = 0; from < length; from += CHUNK) {
            int count = Math.min(CHUNK, length - from);
            VectorMath.decay(z, from, decays, 0, count);
            mishBackward(z, decays, dy, dz, from, count);
        }
    }

    /** {@code g + zσ·(1 − g²)}. */
    private static void mishBackward(float[] z, float[] d, float[] dy, float[] dz, int offset, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector one = FloatVector.broadcast(SPECIES, 1f);
            FloatVector decay = FloatVector.fromArray(SPECIES, d, j);
            FloatVector part = decay.add(0.5f);
            FloatVector gate = part.div(decay.fma(decay, part));
            FloatVector swish = FloatVector.fromArray(SPECIES, z, offset + j).div(decay.add(1f));
            FloatVector slope = swish.fma(one.sub(gate.mul(gate)), gate);
            FloatVector.fromArray(SPECIES, dy, offset + j).mul(slope).intoArray(dz, offset + j);
        }
    }
}
