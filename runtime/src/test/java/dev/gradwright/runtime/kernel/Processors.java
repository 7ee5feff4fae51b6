package dev.gradwright.runtime.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** What the processor that runs the tests can do. */
final class Processors {
    private Processors() {}

    static boolean fuseMultiplyAdd() {
        HotSpotDiagnosticMXBean hotSpot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return Boolean.parseBoolean(hotSpot.getVMOption("UseFMA").getValue());
    }
}
