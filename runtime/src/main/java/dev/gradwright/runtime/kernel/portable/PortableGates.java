package dev.gradwright.runtime.kernel.portable;

import static dev.gradwright.runtime.kernel.Coefficients.DENSITY_AT_ZERO;
import static dev.gradwright.runtime.kernel.portable.MultiplyAdd.multiplyAdd;
import static dev.gradwright.runtime.kernel.portable.PortableMath.bell;
import static dev.gradwright.runtime.kernel.portable.PortableMath.decay;
import static dev.gradwright.runtime.kernel.portable.PortableMath.normal;
import static dev.gradwright.runtime.kernel.portable.PortableMath.sigmoid;

/**
 * Activations of the form {@code z·g(z)} with a gate g between 0 and 1, of one row, in place or not. They are not
 * monotonic, so their backward passes take z. Values are within 3 ulp of z, slopes within 4e-7.
 */
final class PortableGates {
    private PortableGates() {}

    static void gelu(float[] z, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = z[j] * normal(z[j]);
        }
    }

    /** {@code Φ + zφ} with {@code φ = e^(−z²/2)/√2π}. */
    static void geluBackward(float[] z, float[] dy, float[] dz) {
        for (int j = 0; j < dz.length; j++) {
            dz[j] = dy[j] * multiplyAdd(z[j], bell(z[j]) * DENSITY_AT_ZERO, normal(z[j]));
        }
    }

    static void swish(float[] z, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = z[j] / (1 + decay(z[j]));
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
            y[j] = z[j] * mishGate(decay(z[j]));
        }
    }

    /** {@code g + zσ·(1 − g²)}. */
    static void mishBackward(float[] z, float[] dy, float[] dz) {
        for (int j = 0; j < dz.length; j++) {
            float decay = decay(z[j]);
            float gate = mishGate(decay);
            float swish = z[j] / (1 + decay);
            dz[j] = dy[j] * multiplyAdd(swish, 1 - gate * gate, gate);
        }
    }

    /** {@code tanh(log(1 + eᶻ)) = (½ + d)/(½ + d + d²)} with {@code d = e⁻ᶻ}; 0 if d² is infinite. */
    private static float mishGate(float d) {
        float part = d + 0.5f;
        return part / multiplyAdd(d, d, part);
    }
}
