package dev.gradwright.runtime.loss;

/**
 * {@code ℓ = −Σ t·log p} of class probabilities and one-hot targets, with {@code t = y(1 − s) + s/K}. The outputs are brought
 * to the sum 1 and clipped to [1e-7, 1 − 1e-7] first. For the probabilities of a softmax {@link
 * SoftmaxCategoricalCrossentropy} is the stable form.
 */
public final class CategoricalCrossentropy extends RenormalisedCrossentropy {
    /**
     * @param labelSmoothing s, in [0, 1)
     */
    public CategoricalCrossentropy(float labelSmoothing) {
        super(TargetKind.ONE_HOT, labelSmoothing);
    }
}
