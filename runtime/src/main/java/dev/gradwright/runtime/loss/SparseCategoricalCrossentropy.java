package dev.gradwright.runtime.loss;

/**
 * {@link CategoricalCrossentropy} with targets that are class indices, one column; label smoothing takes the categorical
 * form. For the probabilities of a softmax {@link SoftmaxSparseCategoricalCrossentropy} is the stable form.
 */
public final class SparseCategoricalCrossentropy extends RenormalisedCrossentropy {
    /**
     * @param labelSmoothing s, in [0, 1)
     */
    public SparseCategoricalCrossentropy(float labelSmoothing) {
        super(TargetKind.CLASS_INDEX, labelSmoothing);
    }
}
