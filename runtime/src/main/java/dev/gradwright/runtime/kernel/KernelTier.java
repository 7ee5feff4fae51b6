package dev.gradwright.runtime.kernel;

/** The three implementations of {@link Kernels}. */
public enum KernelTier {
    /** The reference: EJML's own operations, as readable as the formula. */
    EJML,
    /** Plain Java that HotSpot's C2 vectorises; no flag needed. */
    PORTABLE,
    /** {@code jdk.incubator.vector}; needs {@code --add-modules jdk.incubator.vector}. */
    VECTOR;

    /**
     * The tier that the system property {@code gradwright.kernels} ({@code auto}, {@code vector}, {@code portable} or {@code
     * ejml}) asks for; {@code auto}, the default, is {@link #VECTOR} where the module is there and {@link #PORTABLE}
     * elsewhere. Decided once; one log line says what runs, and where the module is missing, which flag brings it.
     *
     * @throws IllegalStateException if the property has another value, or asks for {@code vector} where the module is missing
     */
    public static KernelTier active() {
        return Selection.OF_JVM.active();
    }

    /**
     * New kernels of this tier, for one network or one thread.
     *
     * @throws IllegalStateException if this is {@link #VECTOR} and the module is missing; the message gives the flag
     */
    public Kernels newKernels() {
        return Selection.newKernels(this);
    }
}
