package dev.gradwright.runtime;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that code allocates once it is warm. */
public final class Allocation {
    private static final int WARM_UP = 2000;
    private static final int MEASURED = 100;
    private static final int MAX_ROUNDS = 20_000;

    private Allocation() {}

    /**
     * The bytes that one run allocates in steady state: the minimum over many rounds, which end when a round allocates
     * nothing. On a busy machine HotSpot compiles late, and interpreted code may allocate what compiled code does not.
     */
    public static long ofOne(Runnable code) {
        repeat(WARM_UP, code);
        long least = Long.MAX_VALUE;
        for (int round = 0; least > 0 && round < MAX_ROUNDS; round++) {
            least = Math.min(least, measured(code));
        }
        return least;
    }

    private static long measured(Runnable code) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        threads.getThreadAllocatedBytes(id);
        long before = threads.getThreadAllocatedBytes(id);
        repeat(MEASURED, code);
        return (threads.getThreadAllocatedBytes(id) - before) / MEASURED;
    }

    private static void repeat(int times, Runnable code) {
        for (int i = 0; i < times; i++) {
            code.run();
        }
    }
}
