package dev.gradwright.runtime.loss;

/**
 * {@link CategoricalCrossentropy} fused with the softmax, from logits: numerically stable, gradient
 * {@code (p − t)/rows}.
 */
public final class SoftmaxCategoricalCrossentropy extends SoftmaxCrossentropy {
    /**
     * @param labelSmoothing s, in [0, 1)
     */
    public SoftmaxCategoricalCrossentropy(float labelSmoothing) {
        super(TargetKind.ONE_HOT, labelSmoothing);
    }
}
