package dev.gradwright.runtime.loss;

/**
 * {@code ℓ = −α Σ t(1 − p)^γ·log p} of class probabilities and one-hot targets (Lin et al., 2017), with {@code t =
 * y(1 − s) + s/K}. Outputs are first normalized to sum 1 and clipped to [1e-7, 1 − 1e-7]. After a softmax, {@link
 * SoftmaxCategoricalFocalCrossentropy} is the numerically stable form.
 */
public final class CategoricalFocalCrossentropy extends RenormalizedFocalCrossentropy {
    /**
     * @param alpha α, the factor of the loss, greater than 0
     * @param gamma γ, at least 0
     * @param labelSmoothing s, in [0, 1)
     */
    public CategoricalFocalCrossentropy(float alpha, float gamma, float labelSmoothing) {
        super(TargetKind.ONE_HOT, alpha, gamma, labelSmoothing);
    }
}
