package dev.gradwright.runtime.kernel.portable;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * {@code a·b + c}, fused where the processor can. {@link Math#fma} is exact on every machine but, where the processor has no
 * such instruction, emulated in arbitrary precision, thousands of times slower.
 */
final class MultiplyAdd {
    /** Constant from class initialization on, so that compiled loops hold one of the two forms and no branch. */
    private static final boolean FUSED = processorFuses();

    private MultiplyAdd() {}

    static float multiplyAdd(float a, float b, float c) {
        return FUSED ? Math.fma(a, b, c) : a * b + c;
    }

    static boolean isFused() {
        return FUSED;
    }

    /**
     * HotSpot's own answer: its flag {@code UseFMA} is true only where the processor has the instruction. A virtual machine
     * that cannot be asked counts as one without.
     */
    private static boolean processorFuses() {
        try {
            HotSpotDiagnosticMXBean hotSpot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return hotSpot != null
                    && Boolean.parseBoolean(hotSpot.getVMOption("UseFMA").getValue());
        } catch (IllegalArgumentException | LinkageError unknown) {
            return false;
        }
    }
}
