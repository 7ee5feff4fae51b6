package dev.gradwright.runtime.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** Options of HotSpot as they are in force, whether they were given or HotSpot chose them. */
final class HotSpotOption {
    private HotSpotOption() {}

    /** The value of an option; {@code unknown} if this JVM has no such option or cannot be asked. */
    static String value(String name, String unknown) {
        try {
            HotSpotDiagnosticMXBean hotSpot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return hotSpot == null ? unknown : hotSpot.getVMOption(name).getValue();
        } catch (IllegalArgumentException | LinkageError e) {
            return unknown;
        }
    }
}
