package dev.gradwright.runtime.loss;

/** {@link SparseCategoricalFocalCrossentropy} fused with the softmax, from logits: numerically stable. */
public final class SoftmaxSparseCategoricalFocalCrossentropy extends SoftmaxFocalCrossentropy {
    /**
     * @param alpha α, the factor of the loss, greater than 0
     * @param gamma γ, at least 0
     * @param labelSmoothing s, in [0, 1)
     */
    public SoftmaxSparseCategoricalFocalCrossentropy(float alpha, float gamma, float labelSmoothing) {
        super(TargetKind.CLASS_INDEX, alpha, gamma, labelSmoothing);
    }
}
