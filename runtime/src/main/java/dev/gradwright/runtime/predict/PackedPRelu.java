package dev.gradwright.runtime.predict;

import dev.gradwright.runtime.kernel.Tensor;

/**
 * The slopes of a parametric ReLU in the layout of one kernel tier; nobody changes them.
 *
 * @param alpha 1 × features
 */
public record PackedPRelu(Tensor alpha) {
    /** Takes the values of a layer. */
    public static PackedPRelu of(PredictorWeights weights, String layer, int features) {
        return new PackedPRelu(weights.packVector(layer + ".alpha", features));
    }
}
