package dev.gradwright.runtime.kernel;

/**
 * The operations that generated networks are made of, by family. An operation checks the shapes of its tensors, gives
 * the outputs that hold activations the rows of the input, and leaves the computation to one of three tiers:
 * {@code ejml}, the readable reference, {@code portable}, plain Java that HotSpot vectorizes, and {@code vector}, on
 * {@code jdk.incubator.vector}. A family is one interface; its nested interface {@code Unchecked} is what each tier
 * implements.
 *
 * <p>An instance belongs to one network or one thread: it owns scratch memory and is not thread-safe. Weight tensors
 * may be read by many instances of one tier at a time. In steady state (same shapes, compiled code) nothing is
 * allocated.
 *
 * <p>Shapes: {@code x} is rows × inputs, {@code w} inputs × units, {@code b} 1 × units, {@code y} rows × units, where
 * rows is the batch. A name with a leading {@code d} is the gradient of the loss with respect to the thing named. Unless said
 * otherwise an output is overwritten and must not be an input of the same call. Shapes that do not fit are an
 * {@link IllegalArgumentException}.
 */
public abstract class Kernels
        implements ProductKernels,
                MemberKernels,
                ActivationKernels,
                BatchNormKernels,
                RowNormKernels,
                NoiseKernels,
                ReductionKernels,
                EmbeddingKernels {
    /** For the implementations of the tiers. */
    protected Kernels() {}

    /**
     * Sets the number of threads for large operations. The default is the system property {@code gradwright.threads},
     * or 1. It changes no bit of any result. The reference tier always uses one thread.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public abstract void useThreads(int threads);

    /** The number of threads for large operations. */
    public abstract int threads();

    /**
     * Runs a job that is not a kernel, such as an update of the weights, in as many parts as there are threads, or
     * fewer if the job is small.
     *
     * @param operations additions and multiplications of the whole job, see {@link Parallel#OPERATIONS_OF_ELEMENT}
     */
    public abstract void run(Parallel.Job job, double operations);

    /** A tensor for activations or their gradients, with room for one row. It grows with {@link Tensor#reshape}. */
    public abstract Tensor activations(int columns);

    /** A zero tensor for weights or their gradient. */
    public abstract Tensor weights(int inputs, int units);

    /** A zero tensor of one row. */
    public abstract Tensor vector(int columns);
}
