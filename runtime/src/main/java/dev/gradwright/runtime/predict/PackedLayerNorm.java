package dev.gradwright.runtime.predict;

import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.layer.LayerNormLayer;

/**
 * A layer norm in the layout of one kernel tier; nobody changes it.
 *
 * @param gamma 1 × features
 * @param beta 1 × features
 */
public record PackedLayerNorm(Tensor gamma, Tensor beta) {
    /** Takes the values of that layer as they are now. */
    public static PackedLayerNorm of(LayerNormLayer norm, Kernels kernels) {
        Tensor gamma = kernels.vector(norm.outputs());
        gamma.load(norm.gamma());
        Tensor beta = kernels.vector(norm.outputs());
        beta.load(norm.beta());
        return new PackedLayerNorm(gamma, beta);
    }
}
