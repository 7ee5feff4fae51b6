package dev.gradwright.runtime.loss;

/**
 * {@link CategoricalCrossentropy} with one column of class indices as targets; label smoothing works as there. After a
 * softmax, {@link SoftmaxSparseCategoricalCrossentropy} is the numerically stable form.
 */
public final class SparseCategoricalCrossentropy extends RenormalizedCrossentropy {
    /**
     * @param labelSmoothing s, in [0, 1)
     */
    public SparseCategoricalCrossentropy(float labelSmoothing) {
        super(TargetKind.CLASS_INDEX, labelSmoothing);
    }
}
