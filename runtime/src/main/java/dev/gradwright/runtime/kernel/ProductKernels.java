package dev.gradwright.runtime.kernel;

/** Products of a batch with weights, and their gradients. */
public interface ProductKernels {
    /** {@code y = x·W}. */
    default void dense(Tensor x, Tensor w, Tensor y) {
        TensorShapes.requireProduct(x, w, y);
        y.reshape(x.rows());
        uncheckedProducts().dense(x, w, y);
    }

    /** {@code y = x·W + b}. */
    default void dense(Tensor x, Tensor w, Tensor b, Tensor y) {
        TensorShapes.requireProduct(x, w, y);
        TensorShapes.requireColumns(b, y);
        y.reshape(x.rows());
        uncheckedProducts().dense(x, w, b, y);
    }

    /** {@code dW = xᵀ·dY}. */
    default void weightsGradient(Tensor x, Tensor dy, Tensor dw) {
        TensorShapes.requireOuterProduct(x, dy, dw);
        uncheckedProducts().weightsGradient(x, dy, dw);
    }

    /**
     * The gradients of W, γ and β in {@code batchNorm(x)·W}, if the gradient of {@code x} is not needed. The gradient
     * of the norm's output is never computed. With {@code G = x̂ᵀ·dY} and {@code s = Σ dY} over the rows,
     * {@code dγ = Σ W∘G} and {@code dβ = Σ W·s} over the units, and {@code dW = γ·G + β·s}.
     *
     * @param x the last input of the norm in training
     * @param state of the norm; γ and β are read, their gradients overwritten
     */
    default void weightsGradientThroughNorm(Tensor x, BatchNormState state, Tensor dy, Tensor w, Tensor dw) {
        TensorShapes.requireOuterProduct(x, dy, dw);
        TensorShapes.requireSame(w, dw);
        TensorShapes.requireColumns(x, state.parameters().gamma());
        uncheckedProducts().weightsGradientThroughNorm(x, state, dy, w, dw);
    }

    /** {@code db = Σ dY} over the rows. */
    default void biasGradient(Tensor dy, Tensor db) {
        TensorShapes.requireColumns(dy, db);
        uncheckedProducts().biasGradient(dy, db);
    }

    /** {@code dX = dY·Wᵀ}. */
    default void inputGradient(Tensor dy, Tensor w, Tensor dx) {
        TensorShapes.requireProduct(dx, w, dy);
        dx.reshape(dy.rows());
        uncheckedProducts().inputGradient(dy, w, dx);
    }

    /** The implementation of the tier. */
    Unchecked uncheckedProducts();

    /** What a tier implements. Tensors are of the tier, and their shapes have been checked. */
    interface Unchecked {
        /** See {@link ProductKernels#dense(Tensor, Tensor, Tensor)}. */
        void dense(Tensor x, Tensor w, Tensor y);

        /** See {@link ProductKernels#dense(Tensor, Tensor, Tensor, Tensor)}. */
        void dense(Tensor x, Tensor w, Tensor b, Tensor y);

        /** See {@link ProductKernels#weightsGradient}. */
        void weightsGradient(Tensor x, Tensor dy, Tensor dw);

        /** See {@link ProductKernels#weightsGradientThroughNorm}. */
        void weightsGradientThroughNorm(Tensor x, BatchNormState state, Tensor dy, Tensor w, Tensor dw);

        /** See {@link ProductKernels#biasGradient}. */
        void biasGradient(Tensor dy, Tensor db);

        /** See {@link ProductKernels#inputGradient}. */
        void inputGradient(Tensor dy, Tensor w, Tensor dx);
    }
}
