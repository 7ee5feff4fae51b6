package dev.gradwright.runtime.kernel;

/** Normalization of each row by itself, over its columns. */
public interface RowNormKernels {
    /**
     * Layer normalization (Ba, Kiros and Hinton, 2016): {@code y = γ·(x − μ)/√(σ² + ε) + β} with the mean and the
     * biased variance of each row; {@code y} may be {@code x}.
     *
     * @param gamma 1 × columns
     * @param beta 1 × columns
     */
    default void layerNorm(Tensor x, Tensor gamma, Tensor beta, float epsilon, Tensor y) {
        TensorShapes.requireColumns(x, y);
        TensorShapes.requireColumns(x, gamma);
        TensorShapes.requireSame(gamma, beta);
        y.reshape(x.rows());
        uncheckedRowNorms().layerNorm(x, gamma, beta, epsilon, y);
    }

    /** Gradients of γ, β and {@code x} of {@link #layerNorm}; {@code dx} may be {@code dy}. */
    default void layerNormBackward(
            Tensor x, Tensor dy, Tensor gamma, float epsilon, Tensor dGamma, Tensor dBeta, Tensor dx) {
        TensorShapes.requireSame(x, dy);
        TensorShapes.requireColumns(x, dx);
        TensorShapes.requireColumns(x, gamma);
        TensorShapes.requireSame(gamma, dGamma);
        TensorShapes.requireSame(gamma, dBeta);
        dx.reshape(x.rows());
        uncheckedRowNorms().layerNormBackward(x, dy, gamma, epsilon, dGamma, dBeta, dx);
    }

    /**
     * RMS layer normalization (Zhang and Sennrich, 2019): {@code y = γ·x/√(mean(x²) + ε)} with the mean over each row;
     * {@code y} may be {@code x}.
     *
     * @param gamma 1 × columns
     */
    default void rmsNorm(Tensor x, Tensor gamma, float epsilon, Tensor y) {
        TensorShapes.requireColumns(x, y);
        TensorShapes.requireColumns(x, gamma);
        y.reshape(x.rows());
        uncheckedRowNorms().rmsNorm(x, gamma, epsilon, y);
    }

    /**
     * Gradients of γ and {@code x} of {@link #rmsNorm}: {@code dγ = Σ dy·x/r} over the rows and
     * {@code dx = γ·dy/r − x·Σ(γ·dy·x)/(n·r³)} with {@code r = √(mean(x²) + ε)} and the sum over the n columns;
     * {@code dx} may be {@code dy}.
     */
    default void rmsNormBackward(Tensor x, Tensor dy, Tensor gamma, float epsilon, Tensor dGamma, Tensor dx) {
        TensorShapes.requireSame(x, dy);
        TensorShapes.requireColumns(x, dx);
        TensorShapes.requireColumns(x, gamma);
        TensorShapes.requireSame(gamma, dGamma);
        dx.reshape(x.rows());
        uncheckedRowNorms().rmsNormBackward(x, dy, gamma, epsilon, dGamma, dx);
    }

    /** The implementation of the tier. */
    Unchecked uncheckedRowNorms();

    /** What a tier implements. Tensors are of the tier, and their shapes have been checked. */
    interface Unchecked {
        /** See {@link RowNormKernels#layerNorm}. */
        void layerNorm(Tensor x, Tensor gamma, Tensor beta, float epsilon, Tensor y);

        /** See {@link RowNormKernels#layerNormBackward}. */
        void layerNormBackward(
                Tensor x, Tensor dy, Tensor gamma, float epsilon, Tensor dGamma, Tensor dBeta, Tensor dx);

        /** See {@link RowNormKernels#rmsNorm}. */
        void rmsNorm(Tensor x, Tensor gamma, float epsilon, Tensor y);

        /** See {@link RowNormKernels#rmsNormBackward}. */
        void rmsNormBackward(Tensor x, Tensor dy, Tensor gamma, float epsilon, Tensor dGamma, Tensor dx);
    }
}
