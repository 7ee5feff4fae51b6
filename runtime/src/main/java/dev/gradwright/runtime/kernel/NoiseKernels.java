package dev.gradwright.runtime.kernel;

/**
 * Noise for training. It depends only on a key and on the row and the column of an element, so a backward pass can
 * repeat it, and all tiers draw the same noise.
 */
public interface NoiseKernels extends ElementwiseKernels {
    /**
     * Inverted dropout: {@code y = x/(1 − rate)} for the elements that are kept, else 0; {@code y} may be {@code x}.
     * The backward pass is the same call on the gradients. See
     * {@link dev.gradwright.runtime.random.CounterRandom#keep}.
     */
    default void dropout(Tensor x, float rate, long key, Tensor y) {
        TensorShapes.requireColumns(x, y);
        y.reshape(x.rows());
        uncheckedNoise().dropout(x, rate, key, y);
    }

    /**
     * Alpha dropout: {@code y = a·(kept ? x : α′) + b} with {@code a}, {@code b} and α′ such that mean 0 and variance 1
     * are preserved; {@code y} may be {@code x}. It keeps the same elements as {@link #dropout}.
     */
    default void alphaDropout(Tensor x, float rate, long key, Tensor y) {
        scaleShift(x, 1, -AlphaDropout.DROPPED, y);
        dropout(y, rate, key, y);
        scaleShift(y, AlphaDropout.scale(rate), AlphaDropout.offset(rate), y);
    }

    /**
     * The gradient of {@code x} of {@link #alphaDropout}: {@code a·dY} where kept, else 0; {@code dx} may be
     * {@code dy}.
     */
    default void alphaDropoutBackward(Tensor dy, float rate, long key, Tensor dx) {
        dropout(dy, rate, key, dx);
        scale(dx, AlphaDropout.scale(rate));
    }

    /**
     * {@code y = x + deviation·n} with one standard normal number for each element; {@code y} may be {@code x}. The
     * gradient of {@code x} equals that of {@code y}.
     */
    default void gaussianNoise(Tensor x, float deviation, long key, Tensor y) {
        copy(x, y);
        uncheckedNoise().addGaussians(deviation, key, y);
    }

    /** The implementation of the tier. */
    Unchecked uncheckedNoise();

    /** What a tier implements. Tensors are of the tier, and their shapes have been checked. */
    interface Unchecked {
        /** See {@link NoiseKernels#dropout}. */
        void dropout(Tensor x, float rate, long key, Tensor y);

        /** {@code y = y + deviation·n}, see {@link NoiseKernels#gaussianNoise}. */
        void addGaussians(float deviation, long key, Tensor y);
    }
}
