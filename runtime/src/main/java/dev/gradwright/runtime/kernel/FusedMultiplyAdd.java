package dev.gradwright.runtime.kernel;

/**
 * Whether this JVM multiplies and adds in one instruction. {@link Math#fma} gives the exact result on every machine.
 * Without the instruction it is emulated in arbitrary precision, which takes thousands of times as long.
 */
public final class FusedMultiplyAdd {
    /**
     * HotSpot's flag {@code UseFMA} is true only if the processor has the instruction. If the flag cannot be read, the
     * JVM counts as one without the instruction.
     */
    private static final boolean IN_HARDWARE = Boolean.parseBoolean(HotSpotOption.value("UseFMA", "false"));

    private FusedMultiplyAdd() {}

    /** Whether {@link Math#fma} is one instruction. It never changes while the JVM runs. */
    public static boolean isInHardware() {
        return IN_HARDWARE;
    }
}
