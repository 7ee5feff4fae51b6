package dev.gradwright.runtime.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** The actual values of HotSpot's options, whether they were given on the command line or chosen by HotSpot. */
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
