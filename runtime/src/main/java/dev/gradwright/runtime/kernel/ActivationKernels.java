package dev.gradwright.runtime.kernel;

import dev.gradwright.dsl.ActivationFunction;

/** Activation functions and their gradients. */
public interface ActivationKernels {
    /**
     * {@code y = f(z)} for a function without a parameter; {@code y} may be {@code z}.
     *
     * @param f any function but {@code LEAKY_RELU}, {@code ELU} and {@code PRELU}
     */
    default void activate(ActivationFunction f, Tensor z, Tensor y) {
        activate(f, 1, z, y);
    }

    /**
     * {@code y = f(z)}; {@code y} may be {@code z}.
     *
     * @param f any function but {@code PRELU}, which has one slope for each feature: see {@link #prelu}
     * @param alpha the parameter of {@code LEAKY_RELU} and {@code ELU}; the others ignore it
     */
    default void activate(ActivationFunction f, float alpha, Tensor z, Tensor y) {
        TensorShapes.requireColumns(z, y);
        y.reshape(z.rows());
        uncheckedActivations().activate(f, alpha, z, y);
    }

    /**
     * {@link #activateBackward(ActivationFunction, float, Tensor, Tensor, Tensor)} of a function without a parameter.
     */
    default void activateBackward(ActivationFunction f, Tensor y, Tensor dy, Tensor dz) {
        activateBackward(f, 1, y, dy, dz);
    }

    /**
     * {@code dZ = dY ∘ f'(z)}, computed from {@code y = f(z)} (softmax: {@code dZ = y ∘ (dY − Σ dY∘y)} by row);
     * {@code dz} may be {@code dy}. At the kink, ReLU has slope 0, leaky ReLU and ELU α, SELU scale·α.
     *
     * @param y the output of {@link #activate(ActivationFunction, float, Tensor, Tensor)}; for {@code GELU},
     *     {@code SWISH} and {@code MISH}, which take the same value at two places, its input
     */
    default void activateBackward(ActivationFunction f, float alpha, Tensor y, Tensor dy, Tensor dz) {
        TensorShapes.requireSame(y, dy);
        TensorShapes.requireColumns(y, dz);
        dz.reshape(y.rows());
        uncheckedActivations().activateBackward(f, alpha, y, dy, dz);
    }

    /**
     * ReLU with a trained slope below 0 for each feature (He et al., 2015): {@code y = max(z, 0) + α·min(z, 0)};
     * {@code y} may be {@code z}.
     *
     * @param alpha 1 × columns
     */
    default void prelu(Tensor z, Tensor alpha, Tensor y) {
        TensorShapes.requireColumns(z, y);
        TensorShapes.requireColumns(z, alpha);
        y.reshape(z.rows());
        uncheckedActivations().prelu(z, alpha, y);
    }

    /**
     * Gradients of α and {@code z} of {@link #prelu}: {@code dα = Σ dY∘min(z, 0)} over the rows, and {@code dZ = dY}
     * where z is positive, {@code α·dY} where it is negative, 0 where it is 0; {@code dz} may be {@code dy}.
     */
    default void preluBackward(Tensor z, Tensor dy, Tensor alpha, Tensor dAlpha, Tensor dz) {
        TensorShapes.requireSame(z, dy);
        TensorShapes.requireColumns(z, dz);
        TensorShapes.requireColumns(z, alpha);
        TensorShapes.requireSame(alpha, dAlpha);
        dz.reshape(z.rows());
        uncheckedActivations().preluBackward(z, dy, alpha, dAlpha, dz);
    }

    /** The implementation of the tier. */
    Unchecked uncheckedActivations();

    /** What a tier implements. Tensors are of the tier, and their shapes have been checked. */
    interface Unchecked {
        /** See {@link ActivationKernels#activate(ActivationFunction, float, Tensor, Tensor)}. */
        void activate(ActivationFunction f, float alpha, Tensor z, Tensor y);

        /** See {@link ActivationKernels#activateBackward(ActivationFunction, float, Tensor, Tensor, Tensor)}. */
        void activateBackward(ActivationFunction f, float alpha, Tensor y, Tensor dy, Tensor dz);

        /** See {@link ActivationKernels#prelu}. */
        void prelu(Tensor z, Tensor alpha, Tensor y);

        /** See {@link ActivationKernels#preluBackward}. */
        void preluBackward(Tensor z, Tensor dy, Tensor alpha, Tensor dAlpha, Tensor dz);
    }
}
