package dev.gradwright.runtime.kernel;

/**
 * Whether this JVM multiplies and adds in one instruction. {@link Math#fma} is exact on every machine but, without the
 * instruction, emulated in arbitrary precision, thousands of times slower.
 */
public final class FusedMultiplyAdd {
    /**
     * HotSpot's flag {@code UseFMA} is true only if the processor has the instruction. A JVM that cannot be asked counts as one
     * without.
     */
    private static final boolean IN_HARDWARE = Boolean.parseBoolean(HotSpotOption.value("UseFMA", "false"));

    private FusedMultiplyAdd() {}

    /** Whether {@link Math#fma} is one instruction; the same for the life of the JVM. */
    public static boolean isInHardware() {
        return IN_HARDWARE;
    }
}
