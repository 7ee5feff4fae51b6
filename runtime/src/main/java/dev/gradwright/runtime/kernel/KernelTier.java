package dev.gradwright.runtime.kernel;

/** The three implementations of {@link Kernels}. */
public enum KernelTier {
    /** The reference: operations of EJML, as readable as the formula. */
    EJML,
    /** Plain Java that HotSpot's C2 vectorizes; no flag needed. */
    PORTABLE,
    /** {@code jdk.incubator.vector}; needs {@code --add-modules jdk.incubator.vector}. */
    VECTOR;

    /**
     * The tier that the system property {@code gradwright.kernels} selects: {@code auto}, {@code vector},
     * {@code portable} or {@code ejml}. With {@code auto}, the default, it is {@link #VECTOR} if the JVM has the module
     * and C2 compiles, and {@link #PORTABLE} otherwise. The choice is made once. If {@code auto} means
     * {@link #PORTABLE}, one warning is logged, with the reason and the remedy.
     *
     * @throws IllegalStateException if the property has another value, or is {@code vector} and the module is missing
     */
    public static KernelTier active() {
        return TierSelection.OF_JVM.active();
    }

    /**
     * New kernels of this tier, for one network or one thread.
     *
     * @throws IllegalStateException if this is {@link #VECTOR} and the module is missing; the message gives the flag
     */
    public Kernels newKernels() {
        return TierSelection.newKernels(this);
    }
}
