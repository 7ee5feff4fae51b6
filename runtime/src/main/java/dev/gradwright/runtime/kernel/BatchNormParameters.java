package dev.gradwright.runtime.kernel;

/**
 * The parameters of a batch normalization of {@code n} features. All tensors are {@code 1 × n}.
 *
 * @param gamma scale γ
 * @param beta offset β
 * @param movingMean moving average of the batch means
 * @param movingVariance moving average of the biased batch variances
 * @param momentum weight of the old value in a moving average
 * @param epsilon added to the variance under the root
 */
public record BatchNormParameters(
        Tensor gamma, Tensor beta, Tensor movingMean, Tensor movingVariance, float momentum, float epsilon) {
    /** New parameters in the layout of {@code kernels}: γ and the moving variance are 1, β and the moving mean 0. */
    static BatchNormParameters of(Kernels kernels, int features, float momentum, float epsilon) {
        return new BatchNormParameters(
                ones(kernels, features),
                kernels.vector(features),
                kernels.vector(features),
                ones(kernels, features),
                momentum,
                epsilon);
    }

    private static Tensor ones(Kernels kernels, int features) {
        Tensor vector = kernels.vector(features);
        vector.fill(1);
        return vector;
    }
}
