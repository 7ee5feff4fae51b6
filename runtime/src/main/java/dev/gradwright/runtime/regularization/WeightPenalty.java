package dev.gradwright.runtime.regularization;

import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.settings.Setting;

/**
 * A penalty on weights, {@code l1·Σ|w| + l2·Σw²}. As in Keras there is no factor ½ and no division by the batch size.
 *
 * @param l1 the factor of the absolute values
 * @param l2 the factor of the squares
 */
public record WeightPenalty(Setting l1, Setting l2) {
    private static final float HUGE = 0x1p127f;

    /**
     * A penalty with fixed factors.
     *
     * @throws IllegalArgumentException if one is negative or not finite
     */
    public WeightPenalty(double l1, double l2) {
        this(Setting.of(requireFactor("L1", l1)), Setting.of(requireFactor("L2", l2)));
    }

    static double requireFactor(String name, double factor) {
        if (!(factor >= 0 && factor <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "the factor of an " + name + " penalty must be finite and at least 0, but is " + factor);
        }
        return factor;
    }

    /** The penalty, which is added to the loss. */
    public double value(Kernels kernels, Tensor w) {
        double magnitudes = l1.value() == 0 ? 0 : l1.value() * kernels.sumOfMagnitudes(w);
        double squares = l2.value() == 0 ? 0 : l2.value() * kernels.sumOfSquares(w);
        return magnitudes + squares;
    }

    /** {@code dW = dW + l1·sign(W) + 2·l2·W}; the derivative of |w| at 0 is taken as 0. */
    public void addGradient(Tensor w, Tensor dw) {
        float[][] weights = w.blocks();
        float[][] gradients = dw.blocks();
        for (int block = 0; block < weights.length; block++) {
            addGradient(weights[block], gradients[block], w.length(block), l1.floatValue(), (float) (2 * l2.value()));
        }
    }

    private static void addGradient(float[] w, float[] dw, int length, float magnitude, float slope) {
        for (int i = 0; i < length; i++) {
            // Math.signum in operations that HotSpot vectorizes.
            float sign = Math.max(-1f, Math.min(1f, w[i] * HUGE * HUGE));
            dw[i] += magnitude * sign + slope * w[i];
        }
    }
}
