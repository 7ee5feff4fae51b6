package dev.gradwright.conformance.model;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Counts the bytes that this thread allocates. Interpreted code, and code compiled with an incomplete profile, may
 * allocate objects that later code does not, vectors above all. So tests measure the steady state: eventually there
 * must be a window of many calls without any allocation.
 */
public final class AllocationMeter {
    private static final int CALLS_PER_WINDOW = 200;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocationMeter() {}

    /** The bytes allocated in the best window. It tries windows until one allocates nothing, up to a limit. */
    public static long steadyBytes(Runnable call) {
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
