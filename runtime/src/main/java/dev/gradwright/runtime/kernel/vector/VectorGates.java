package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Activations of the form {@code z·g(z)} with a gate g between 0 and 1, in place or not. They are not monotonic, so their backward
 * passes take z. Zero stays zero, so padding does. Swish and Mish are within 5 ulp of their value, GELU within 3 ulp of z;
 * slopes are within 4e-7.
 */
final class VectorGates {
    /** Floats to work on at a time: they stay in the first-level cache. */
    private static final int CHUNK = 1024;

    private static final float HALF_ROOT = 0.70710677f;
    private static final float DENSITY_AT_ZERO = 0.3989423f;

    private final float[] powers = new float[CHUNK];
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
     * The distribution function of the standard normal distribution, {@code Φ(x) = ½ + ½·erf(x/√2)}, with an odd rational function
     * of degree 13/8 for erf on the argument clamped to ±4 (Eigen and XLA, {@code generic_fast_erf_float}). Within 2 ulp of 1.
     */
    private static void normal(float[] z, int offset, float[] phi, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector t = FloatVector.fromArray(SPECIES, z, offset + j).mul(HALF_ROOT);
            t = t.blend(4f, t.compare(VectorOperators.GT, 4f));
            t = t.blend(-4f, t.compare(VectorOperators.LT, -4f));
            FloatVector s = t.mul(t);
            FloatVector p = s.fma(
                    FloatVector.broadcast(SPECIES, -2.7261424e-10f), FloatVector.broadcast(SPECIES, 2.7706815e-8f));
            p = p.fma(s, FloatVector.broadcast(SPECIES, -2.101024e-6f))
                    .fma(s, FloatVector.broadcast(SPECIES, -5.6925062e-5f))
                    .fma(s, FloatVector.broadcast(SPECIES, -7.3499064e-4f))
                    .fma(s, FloatVector.broadcast(SPECIES, -0.0029546f))
                    .fma(s, FloatVector.broadcast(SPECIES, -0.016096033f));
            FloatVector q = s.fma(
                    FloatVector.broadcast(SPECIES, -1.45660715e-5f), FloatVector.broadcast(SPECIES, -2.1337405e-4f));
            q = q.fma(s, FloatVector.broadcast(SPECIES, -0.001682827f))
                    .fma(s, FloatVector.broadcast(SPECIES, -0.0073733293f))
                    .fma(s, FloatVector.broadcast(SPECIES, -0.014264739f));
            t.mul(p).div(q).mul(0.5f).add(0.5f).intoArray(phi, j);
        }
    }

    /** {@code Φ + zφ} with {@code φ = e^(−z²/2)/√2π}. */
    void geluBackward(float[] z, float[] dy, float[] dz, int length) {
        for (int from = 0; from < length; from += CHUNK) {
            int count = Math.min(CHUNK, length - from);
            normal(z, from, gates, count);
            squares(z, from, powers, count);
            VectorMath.exp(powers, 0, -0.5f, 0, powers, 0, count);
            geluBackward(z, gates, powers, dy, dz, from, count);
        }
    }

    private static void squares(float[] z, int offset, float[] squares, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, z, offset + j);
            v.mul(v).intoArray(squares, j);
        }
    }

    private static void geluBackward(
            float[] z, float[] phi, float[] powers, float[] dy, float[] dz, int offset, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector density = FloatVector.fromArray(SPECIES, powers, j).mul(DENSITY_AT_ZERO);
            FloatVector slope =
                    FloatVector.fromArray(SPECIES, z, offset + j).fma(density, FloatVector.fromArray(SPECIES, phi, j));
            FloatVector.fromArray(SPECIES, dy, offset + j).mul(slope).intoArray(dz, offset + j);
        }
    }

    void swish(RowTensor z, RowTensor y) {
        for (int from = 0; from < z.length(); from += CHUNK) {
            int length = Math.min(CHUNK, z.length() - from);
            VectorMath.exp(z.data(), from, -1, 0, powers, 0, length);
            swish(z.data(), powers, y.data(), from, length);
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
            VectorMath.exp(z, from, -1, 0, powers, 0, count);
            swishBackward(z, powers, dy, dz, from, count);
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
            VectorMath.exp(z.data(), from, -1, 0, powers, 0, length);
            mish(z.data(), powers, y.data(), from, length);
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
            VectorMath.exp(z, from, -1, 0, powers, 0, count);
            mishBackward(z, powers, dy, dz, from, count);
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
