package dev.gradwright.runtime.kernel;

/**
 * The parameters, statistics and gradients of a batch normalization. Kernels read the parameters, blend each training
 * batch into the moving averages, keep the statistics of the batch for the backward pass, and write the gradients.
 *
 * @param trained whether the gradients are used; false for a layer that is never trained
 */
public record BatchNormState(
        BatchNormParameters parameters, BatchNormGradients gradients, BatchStatistics statistics, boolean trained) {
    /** A trained batch normalization in the layout of {@code kernels}. */
    public BatchNormState(Kernels kernels, int features, float momentum, float epsilon) {
        this(kernels, features, momentum, epsilon, true);
    }

    /** A batch normalization in the layout of {@code kernels}. */
    public BatchNormState(Kernels kernels, int features, float momentum, float epsilon, boolean trained) {
        this(
                BatchNormParameters.of(kernels, features, momentum, epsilon),
                new BatchNormGradients(kernels.vector(features), kernels.vector(features)),
                new BatchStatistics(kernels.vector(features), kernels.vector(features)),
                trained);
    }
}
