package dev.gradwright.runtime.loss;

/** Softmax and {@link CategoricalCrossentropy} in one, from logits: stable, with the gradient {@code (p − t)/rows}. */
public final class SoftmaxCategoricalCrossentropy extends SoftmaxCrossentropy {
    /**
     * @param labelSmoothing s, in [0, 1)
     */
    public SoftmaxCategoricalCrossentropy(float labelSmoothing) {
        super(TargetKind.ONE_HOT, labelSmoothing);
    }
}
