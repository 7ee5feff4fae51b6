package dev.gradwright.runtime.kernel;

/** Batch normalization (Ioffe and Szegedy, 2015): statistics of each column over the rows. */
public interface BatchNormKernels {
    /**
     * Batch normalization in training: {@code y = γ·(x − μ)/√(σ² + ε) + β} with the mean and the biased variance of
     * this batch, which are kept for the backward pass and blended into the moving averages; {@code y} may be {@code x}
     * only if no backward pass follows.
     */
    default void batchNorm(Tensor x, BatchNormState state, Tensor y) {
        TensorShapes.requireColumns(x, y);
        TensorShapes.requireColumns(x, state.parameters().gamma());
        y.reshape(x.rows());
        uncheckedBatchNorm().batchNorm(x, state.parameters(), state.statistics(), y);
    }

    /** Batch normalization with the moving averages, which stay as they are; {@code y} may be {@code x}. */
    default void batchNormInference(Tensor x, BatchNormState state, Tensor y) {
        TensorShapes.requireColumns(x, y);
        TensorShapes.requireColumns(x, state.parameters().gamma());
        y.reshape(x.rows());
        uncheckedBatchNorm().batchNormInference(x, state.parameters(), y);
    }

    /** Gradients of γ, β and {@code x} of {@link #batchNorm}; {@code dx} may be {@code dy}. */
    default void batchNormBackward(Tensor x, Tensor dy, BatchNormState state, Tensor dx) {
        TensorShapes.requireSame(x, dy);
        TensorShapes.requireColumns(x, dx);
        TensorShapes.requireColumns(x, state.parameters().gamma());
        dx.reshape(x.rows());
        uncheckedBatchNorm().batchNormBackward(x, dy, state, dx);
    }

    /** Gradients of γ and β alone, if the gradient of {@code x} is not needed. */
    default void batchNormBackward(Tensor x, Tensor dy, BatchNormState state) {
        TensorShapes.requireSame(x, dy);
        TensorShapes.requireColumns(x, state.parameters().gamma());
        uncheckedBatchNorm().batchNormBackward(x, dy, state.statistics(), state.gradients());
    }

    /** Gradient of {@code x} of {@link #batchNormInference}; {@code dx} may be {@code dy}. */
    default void batchNormInferenceBackward(Tensor dy, BatchNormState state, Tensor dx) {
        TensorShapes.requireColumns(dy, dx);
        TensorShapes.requireColumns(dy, state.parameters().gamma());
        dx.reshape(dy.rows());
        uncheckedBatchNorm().batchNormInferenceBackward(dy, state.parameters(), dx);
    }

    /** The implementation of the tier. */
    Unchecked uncheckedBatchNorm();

    /** What a tier implements. Tensors are of the tier, and their shapes have been checked. */
    interface Unchecked {
        /** See {@link BatchNormKernels#batchNorm}. */
        void batchNorm(Tensor x, BatchNormParameters parameters, BatchStatistics statistics, Tensor y);

        /** See {@link BatchNormKernels#batchNormInference}. */
        void batchNormInference(Tensor x, BatchNormParameters parameters, Tensor y);

        /** See {@link BatchNormKernels#batchNormBackward(Tensor, Tensor, BatchNormState, Tensor)}. */
        void batchNormBackward(Tensor x, Tensor dy, BatchNormState state, Tensor dx);

        /** See {@link BatchNormKernels#batchNormBackward(Tensor, Tensor, BatchNormState)}. */
        void batchNormBackward(Tensor x, Tensor dy, BatchStatistics statistics, BatchNormGradients gradients);

        /** See {@link BatchNormKernels#batchNormInferenceBackward}. */
        void batchNormInferenceBackward(Tensor dy, BatchNormParameters parameters, Tensor dx);
    }
}
