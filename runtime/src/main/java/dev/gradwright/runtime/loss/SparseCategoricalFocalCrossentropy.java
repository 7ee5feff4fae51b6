package dev.gradwright.runtime.loss;

/**
 * {@link CategoricalFocalCrossentropy} with one column of class indices as targets. After a softmax, {@link
 * SoftmaxSparseCategoricalFocalCrossentropy} is the numerically stable form.
 */
public final class SparseCategoricalFocalCrossentropy extends RenormalizedFocalCrossentropy {
    /**
     * @param alpha α, the factor of the loss, greater than 0
     * @param gamma γ, at least 0
     * @param labelSmoothing s, in [0, 1)
     */
    public SparseCategoricalFocalCrossentropy(float alpha, float gamma, float labelSmoothing) {
        super(TargetKind.CLASS_INDEX, alpha, gamma, labelSmoothing);
    }
}
