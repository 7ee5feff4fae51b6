package dev.gradwright.conformance.network;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Counts the bytes that this thread allocates. Code that is interpreted, or compiled before its profile is complete, may
 * allocate what compiled code does not (vectors above all), so the claim is about the steady state: there must come a window
 * of many calls in which nothing is allocated at all.
 */
final class AllocationMeter {
    private static final int CALLS_PER_WINDOW = 200;
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocationMeter() {}

    /** The bytes of the best window; windows are tried until one has none, or patience ends. */
    static long steadyBytes(Runnable call) {
        long least = Long.MAX_VALUE;
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (least > 0 && System.nanoTime() < deadline) {
            least = Math.min(least, bytesOfWindow(call));
        }
        return least;
    }

    private static long bytesOfWindow(Runnable call) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS_PER_WINDOW; i++) {
            call.run();
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
