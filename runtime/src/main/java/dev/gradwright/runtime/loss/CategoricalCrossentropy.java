package dev.gradwright.runtime.loss;

/**
 * {@code ℓ = −Σ t·log p} of class probabilities and one-hot targets, with {@code t = y(1 − s) + s/K}. Outputs are first
 * normalized to sum 1 and clipped to [1e-7, 1 − 1e-7]. After a softmax, {@link SoftmaxCategoricalCrossentropy} is the
 * numerically stable form.
 */
public final class CategoricalCrossentropy extends RenormalizedCrossentropy {
    /**
     * @param labelSmoothing s, in [0, 1)
     */
    public CategoricalCrossentropy(float labelSmoothing) {
        super(TargetKind.ONE_HOT, labelSmoothing);
    }
}
