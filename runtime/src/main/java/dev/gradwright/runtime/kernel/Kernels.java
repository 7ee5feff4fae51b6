package dev.gradwright.runtime.kernel;

import dev.gradwright.dsl.ActivationFunction;

/**
 * The operations that generated networks are made of. Three tiers implement it: {@code ejml}, the readable reference,
 * {@code portable}, plain Java that HotSpot vectorises, and {@code vector}, on {@code jdk.incubator.vector}.
 *
 * <p>An instance belongs to one network or one thread: it owns scratch memory and is not thread-safe. Weight tensors may be
 * read by many instances of one tier at a time. In steady state (same shapes, compiled code) nothing is allocated.
 *
 * <p>Shapes: {@code x} is rows × inputs, {@code w} inputs × units, {@code b} 1 × units, {@code y} rows × units, where rows is
 * the batch. A kernel gives an output that holds activations the rows of its input. A name with a leading {@code d} is the
 * gradient of the loss by the thing named. Unless said otherwise an output is overwritten and must not be an input of the
 * same call.
 */
public interface Kernels {
    /** The tier that this belongs to. */
    KernelTier tier();

    /**
     * How many threads a large operation may be split over; at first the system property {@code gradwright.threads}, or 1. It
     * changes no bit of any result. The reference tier always uses one.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    void useThreads(int threads);

    /**
     * Runs a job that is none of the kernels', such as an update of the weights, in as many parts as there are threads and it is
     * worth.
     *
     * @param operations additions and multiplications of the whole job, see {@link Parallel#OPERATIONS_OF_ELEMENT}
     */
    void run(Parallel.Job job, double operations);

    /** A tensor for activations or their gradients, with room for one row. It grows with {@link Tensor#reshape}. */
    Tensor activations(int columns);

    /** A zero tensor for weights or their gradient. */
    Tensor weights(int inputs, int units);

    /** A zero tensor of one row. */
    Tensor vector(int columns);

    /** {@code y = x·W}. */
    void dense(Tensor x, Tensor w, Tensor y);

    /** {@code y = x·W + b}. */
    void dense(Tensor x, Tensor w, Tensor b, Tensor y);

    /** {@code y = f(x·W)}. */
    default void dense(Tensor x, Tensor w, ActivationFunction f, float alpha, Tensor y) {
        dense(x, w, y);
        activate(f, alpha, y, y);
    }

    /** {@code y = f(x·W + b)}. */
    default void dense(Tensor x, Tensor w, Tensor b, ActivationFunction f, float alpha, Tensor y) {
        dense(x, w, b, y);
        activate(f, alpha, y, y);
    }

    /** {@code dW = xᵀ·dY}. */
    void weightsGradient(Tensor x, Tensor dy, Tensor dw);

    /**
     * The gradients of {@code batchNorm(x)·W} by W, γ and β where nobody needs the one by {@code x}: the gradient by the norm's
     * output is never made. With {@code G = x̂ᵀ·dY} and {@code s = Σ dY} over the rows, {@code dγ = Σ W∘G} and {@code dβ = Σ W·s}
     * over the units, and {@code dW = γ·G + β·s}.
     *
     * @param x what the norm normalized last
     * @param state of the norm; γ and β are read, their gradients overwritten
     */
    void weightsGradientThroughNorm(Tensor x, BatchNormState state, Tensor dy, Tensor w, Tensor dw);

    /** {@code db = Σ dY} over the rows. */
    void biasGradient(Tensor dy, Tensor db);

    /** {@code dX = dY·Wᵀ}. */
    void inputGradient(Tensor dy, Tensor w, Tensor dx);

    /**
     * {@code y = f(z)}; {@code y} may be {@code z}.
     *
     * @param f any but {@code PRELU}, which has a slope for each feature: see {@link #prelu}
     * @param alpha the parameter of {@code LEAKY_RELU} and {@code ELU}; the others ignore it
     */
    void activate(ActivationFunction f, float alpha, Tensor z, Tensor y);

    /**
     * {@code dZ = dY ∘ f'(z)}, computed from {@code y = f(z)} (softmax: {@code dZ = y ∘ (dY − Σ dY∘y)} by row); {@code dz} may
     * be {@code dy}. At the kink, ReLU has slope 0, leaky ReLU and ELU α, SELU scale·α.
     *
     * @param y what {@link #activate} gave; for {@code GELU}, {@code SWISH} and {@code MISH}, which give the same value at two
     *     places, what it took
     */
    void activateBackward(ActivationFunction f, float alpha, Tensor y, Tensor dy, Tensor dz);

    /**
     * Batch normalization in training: {@code y = γ·(x − μ)/√(σ² + ε) + β} with the mean and the biased variance of this
     * batch, which are kept for the backward pass and blended into the moving averages; {@code y} may be {@code x} only where
     * no backward pass follows.
     */
    void batchNorm(Tensor x, BatchNormState state, Tensor y);

    /** Batch normalization with the moving averages, which stay as they are; {@code y} may be {@code x}. */
    void batchNormInference(Tensor x, BatchNormState state, Tensor y);

    /** Gradients by γ, β and {@code x} of {@link #batchNorm}; {@code dx} may be {@code dy}. */
    void batchNormBackward(Tensor x, Tensor dy, BatchNormState state, Tensor dx);

    /** Gradients by γ and β alone, where nobody needs the one by {@code x}. */
    void batchNormBackward(Tensor x, Tensor dy, BatchNormState state);

    /** Gradient by {@code x} of {@link #batchNormInference}; {@code dx} may be {@code dy}. */
    void batchNormInferenceBackward(Tensor dy, BatchNormState state, Tensor dx);

    /**
     * Layer normalization: {@code y = γ·(x − μ)/√(σ² + ε) + β} with the mean and the biased variance of each row; {@code y} may
     * be {@code x}.
     *
     * @param gamma 1 × columns
     * @param beta 1 × columns
     */
    void layerNorm(Tensor x, Tensor gamma, Tensor beta, float epsilon, Tensor y);

    /** Gradients by γ, β and {@code x} of {@link #layerNorm}; {@code dx} may be {@code dy}. */
    void layerNormBackward(Tensor x, Tensor dy, Tensor gamma, float epsilon, Tensor dGamma, Tensor dBeta, Tensor dx);

    /**
     * ReLU with a slope of its own below 0 for each feature (He et al., 2015): {@code y = max(z, 0) + α·min(z, 0)}; {@code y}
     * may be {@code z}.
     *
     * @param alpha 1 × columns
     */
    void prelu(Tensor z, Tensor alpha, Tensor y);

    /**
     * Gradients by α and {@code z} of {@link #prelu}: {@code dα = Σ dY∘min(z, 0)} over the rows, and {@code dZ = dY} where z is
     * positive, {@code α·dY} where it is negative, 0 where it is 0; {@code dz} may be {@code dy}.
     */
    void preluBackward(Tensor z, Tensor dy, Tensor alpha, Tensor dAlpha, Tensor dz);

    /**
     * Inverted dropout: {@code y = x/(1 − rate)} where kept, else 0; {@code y} may be {@code x}. What is kept depends on {@code
     * key} and the element's row and column alone (see {@link dev.gradwright.runtime.random.CounterRandom#keep}), so that the
     * backward pass is the same call on the gradients, and all tiers drop the same elements.
     */
    void dropout(Tensor x, float rate, long key, Tensor y);

    /**
     * Alpha dropout: {@code y = a·(kept ? x : α′) + b}, where what is kept, {@code a}, {@code b} and α′ keep mean 0 and variance
     * 1; {@code y} may be {@code x}. The same elements are kept as by {@link #dropout}.
     */
    default void alphaDropout(Tensor x, float rate, long key, Tensor y) {
        scaleShift(x, 1, -AlphaDropout.DROPPED, y);
        dropout(y, rate, key, y);
        scaleShift(y, AlphaDropout.scale(rate), AlphaDropout.offset(rate), y);
    }

    /** The gradient by {@code x} of {@link #alphaDropout}: {@code a·dY} where kept, else 0; {@code dx} may be {@code dy}. */
    default void alphaDropoutBackward(Tensor dy, float rate, long key, Tensor dx) {
        dropout(dy, rate, key, dx);
        scale(dx, AlphaDropout.scale(rate));
    }

    /**
     * {@code y = x + deviation·n} with a standard normal number for each element, which depends on {@code key} and the element's
     * row and column alone; {@code y} may be {@code x}. The gradient by {@code x} is the one by {@code y}.
     */
    void gaussianNoise(Tensor x, float deviation, long key, Tensor y);

    /** {@code y = x}. */
    void copy(Tensor x, Tensor y);

    /** {@code y = y + x·factor}, where both have the same shape. */
    void addScaled(Tensor x, float factor, Tensor y);

    /** {@code y = x·scale + shift}; {@code y} may be {@code x}. */
    void scaleShift(Tensor x, float scale, float shift, Tensor y);

    /** {@code y = a + b}; {@code y} may be {@code a}, {@code b} or both. */
    void add(Tensor a, Tensor b, Tensor y);

    /**
     * Copies all columns of {@code x} into those of {@code y} from {@code first} on; the others stay as they are, as long as
     * {@code y} has the rows of {@code x} already.
     *
     * @throws IllegalArgumentException if {@code y} has not that many columns
     */
    void putColumns(Tensor x, int first, Tensor y);

    /**
     * Copies the columns of {@code x} from {@code first} on into all columns of {@code y}.
     *
     * @throws IllegalArgumentException if {@code x} has not that many columns
     */
    void takeColumns(Tensor x, int first, Tensor y);

    /** {@code y = x·scale + shift} by column; {@code y} may be {@code x}. */
    void scaleShift(Tensor x, Tensor scale, Tensor shift, Tensor y);

    /**
     * The sum of the squares of all elements: in float down a column, in double over the columns. It is summed in double altogether if
     * a column's sum overflows, or the elements are so small that their squares are no normal floats; so the result is finite if all
     * elements are.
     */
    double sumOfSquares(Tensor t);

    /**
     * The sum of the magnitudes of all elements: in float down a column, in double over the columns, and in double altogether if a
     * column's sum overflows.
     */
    double sumOfMagnitudes(Tensor t);

    /**
     * Scales each column to a norm within bounds: {@code w·clip(‖w‖, least, most)/(1e-7 + ‖w‖)}. A column of zeros stays as it
     * is.
     */
    void boundColumnNorms(Tensor w, float least, float most);

    /** {@code t = t·factor}. */
    void scale(Tensor t, float factor);

    /** Brings each element into [−limit, limit]. */
    void clip(Tensor t, float limit);

    /** Whether no element is NaN or infinite. */
    boolean isFinite(Tensor t);

    /** Whether none of the first {@code count} values is NaN or infinite. */
    default boolean isFinite(float[] values, int count) {
        return FiniteSum.isFinite(values, count);
    }
}
