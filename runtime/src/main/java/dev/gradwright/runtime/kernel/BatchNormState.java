package dev.gradwright.runtime.kernel;

/**
 * What batch normalization of {@code n} features keeps: its trained scale and offset with their gradients, its moving
 * averages, and the statistics of the batch that the backward pass needs. All tensors are {@code 1 × n}.
 */
public final class BatchNormState {
    /** Scale γ, at first 1. */
    public final Tensor gamma;

    /** Offset β, at first 0. */
    public final Tensor beta;

    /** Gradient of the loss by γ. */
    public final Tensor gammaGradient;

    /** Gradient of the loss by β. */
    public final Tensor betaGradient;

    /** Moving average of the batch means, at first 0. */
    public final Tensor movingMean;

    /** Moving average of the biased batch variances, at first 1. */
    public final Tensor movingVariance;

    /** Mean of the last training batch. */
    public final Tensor mean;

    /** {@code 1/√(variance + ε)} of the last training batch. */
    public final Tensor inverseDeviation;

    /** How much of the moving averages is kept at each step. */
    public final float momentum;

    /** Added to the variance under the root. */
    public final float epsilon;

    /** Whether it is never trained, so that its gradients are not used. */
    public final boolean frozen;

    /** Allocates the state for {@code features} features in the layout of {@code kernels}. */
    public BatchNormState(Kernels kernels, int features, float momentum, float epsilon) {
        this(kernels, features, momentum, epsilon, false);
    }

    /** Allocates the state of a batch norm that is never trained. */
    public static BatchNormState frozen(Kernels kernels, int features, float momentum, float epsilon) {
        return new BatchNormState(kernels, features, momentum, epsilon, true);
    }

    private BatchNormState(Kernels kernels, int features, float momentum, float epsilon, boolean frozen) {
        this.momentum = momentum;
        this.epsilon = epsilon;
        this.frozen = frozen;
        gamma = filled(kernels, features, 1);
        beta = kernels.vector(features);
        gammaGradient = kernels.vector(features);
        betaGradient = kernels.vector(features);
        movingMean = kernels.vector(features);
        movingVariance = filled(kernels, features, 1);
        mean = kernels.vector(features);
        inverseDeviation = filled(kernels, features, 1);
    }

    private static Tensor filled(Kernels kernels, int features, float value) {
        Tensor vector = kernels.vector(features);
        vector.fill(value);
        return vector;
    }
}
