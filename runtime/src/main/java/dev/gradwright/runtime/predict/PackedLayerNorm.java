package dev.gradwright.runtime.predict;

import dev.gradwright.runtime.kernel.Tensor;

/**
 * A layer norm in the layout of one kernel tier; nobody changes it.
 *
 * @param gamma 1 × features
 * @param beta 1 × features
 */
public record PackedLayerNorm(Tensor gamma, Tensor beta) {
    /** Takes the values of a layer. */
    public static PackedLayerNorm of(PredictorWeights weights, String layer, int features) {
        return new PackedLayerNorm(
                weights.packVector(layer + ".gamma", features), weights.packVector(layer + ".beta", features));
    }
}
