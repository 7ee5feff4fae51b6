package dev.gradwright.runtime.loss;

/**
 * {@link SparseCategoricalCrossentropy} fused with the softmax, from logits: numerically stable, gradient
 * {@code (p − t)/rows}.
 */
public final class SoftmaxSparseCategoricalCrossentropy extends SoftmaxCrossentropy {
    /**
     * @param labelSmoothing s, in [0, 1)
     */
    public SoftmaxSparseCategoricalCrossentropy(float labelSmoothing) {
        super(TargetKind.CLASS_INDEX, labelSmoothing);
    }
}
