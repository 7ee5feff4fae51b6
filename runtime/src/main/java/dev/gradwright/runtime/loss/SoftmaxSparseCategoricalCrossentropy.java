package dev.gradwright.runtime.loss;

/** Softmax and {@link SparseCategoricalCrossentropy} in one, from logits: stable, with the gradient {@code (p − t)/rows}. */
public final class SoftmaxSparseCategoricalCrossentropy extends SoftmaxCrossentropy {
    /**
     * @param labelSmoothing s, in [0, 1)
     */
    public SoftmaxSparseCategoricalCrossentropy(float labelSmoothing) {
        super(TargetKind.CLASS_INDEX, labelSmoothing);
    }
}
