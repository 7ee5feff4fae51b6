package dev.gradwright.runtime.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Whether this JVM multiplies and adds in one instruction. {@link Math#fma} is exact on every machine but, without the
 * instruction, emulated in arbitrary precision, thousands of times slower.
 */
public final class FusedMultiplyAdd {
    private static final boolean IN_HARDWARE = askHotSpot();

    private FusedMultiplyAdd() {}

    /** Whether {@link Math#fma} is one instruction; the same for the life of the JVM. */
    public static boolean isInHardware() {
        return IN_HARDWARE;
    }

    /**
     * HotSpot's own answer: its flag {@code UseFMA} is true only where the processor has the instruction. A JVM that cannot be
     * asked counts as one without.
     */
    private static boolean askHotSpot() {
        try {
            HotSpotDiagnosticMXBean hotSpot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return hotSpot != null
                    && Boolean.parseBoolean(hotSpot.getVMOption("UseFMA").getValue());
        } catch (IllegalArgumentException | LinkageError unknown) {
            return false;
        }
    }
}
