package dev.gradwright.runtime.kernel.portable;

import static dev.gradwright.runtime.kernel.portable.MultiplyAdd.multiplyAdd;
import static dev.gradwright.runtime.kernel.portable.PortableMath.normal;
import static dev.gradwright.runtime.kernel.portable.PortableMath.sigmoid;
import static dev.gradwright.runtime.kernel.portable.PortableMath.tanh;

/**
 * Activations of the form {@code z·g(z)} with a gate g between 0 and 1, of one row, in place or not. They are not monotonic, so
 * their backward passes take z. Values are within 3 ulp of z, slopes within 4e-7.
 */
final class PortableGates {
    private static final float DENSITY_AT_ZERO = 0.3989423f;

    private PortableGates() {}

    static void gelu(float[] z, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = z[j] * normal(z[j]);
        }
    }

    /** {@code Φ + zφ}, where {@code φ = e^(−u)/√2π} and {@code e^(−u) = (1 − t)/(1 + t)} with {@code u = z²/2, t = tanh(u/2)}. */
    static void geluBackward(float[] z, float[] dy, float[] dz) {
        for (int j = 0; j < dz.length; j++) {
            float t = tanh(0.25f * z[j] * z[j]);
            float density = DENSITY_AT_ZERO * (1 - t) / (1 + t);
            dz[j] = dy[j] * multiplyAdd(z[j], density, normal(z[j]));
        }
    }

    static void swish(float[] z, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = z[j] * sigmoid(z[j]);
        }
    }

    /** {@code σ·(1 + z·(1 − σ))}. */
    static void swishBackward(float[] z, float[] dy, float[] dz) {
        for (int j = 0; j < dz.length; j++) {
            float gate = sigmoid(z[j]);
            dz[j] = dy[j] * (gate * multiplyAdd(z[j], 1 - gate, 1));
        }
    }

    static void mish(float[] z, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = z[j] * mishGate(tanh(0.5f * z[j]));
        }
    }

    /** {@code g + zσ·(1 − g²)}. */
    static void mishBackward(float[] z, float[] dy, float[] dz) {
        for (int j = 0; j < dz.length; j++) {
            float t = tanh(0.5f * z[j]);
            float gate = mishGate(t);
            float sigmoid = multiplyAdd(0.5f, t, 0.5f);
            dz[j] = dy[j] * multiplyAdd(z[j] * sigmoid, multiplyAdd(-gate, gate, 1), gate);
        }
    }

    /** {@code tanh(log(1 + eᶻ)) = (1 + t)(3 − t)/(5 − 2t + t²)} with {@code t = tanh(z/2)}. */
    private static float mishGate(float t) {
        return (1 + t) * (3 - t) / multiplyAdd(t, t - 2, 5);
    }
}
