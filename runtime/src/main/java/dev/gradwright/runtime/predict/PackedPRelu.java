package dev.gradwright.runtime.predict;

import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.layer.PReluLayer;

/**
 * The slopes of a parametric ReLU in the layout of one kernel tier; nobody changes them.
 *
 * @param alpha 1 × features
 */
public record PackedPRelu(Tensor alpha) {
    /** Takes the values of that layer as they are now. */
    public static PackedPRelu of(PReluLayer prelu, Kernels kernels) {
        Tensor alpha = kernels.vector(prelu.outputs());
        alpha.load(prelu.alpha());
        return new PackedPRelu(alpha);
    }
}
