package dev.gradwright.runtime.loss;

/** {@link CategoricalFocalCrossentropy} fused with the softmax, from logits: numerically stable. */
public final class SoftmaxCategoricalFocalCrossentropy extends SoftmaxFocalCrossentropy {
    /**
     * @param alpha α, the factor of the loss, greater than 0
     * @param gamma γ, at least 0
     * @param labelSmoothing s, in [0, 1)
     */
    public SoftmaxCategoricalFocalCrossentropy(float alpha, float gamma, float labelSmoothing) {
        super(TargetKind.ONE_HOT, alpha, gamma, labelSmoothing);
    }
}
