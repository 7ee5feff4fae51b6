package dev.gradwright.samples.serving;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads that answer requests: a virtual thread for each on JDK 21 and later, else a pool. */
final class RequestThreads {
    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;
    private static final int FEWEST_IN_POOL = 16;
    private static final int FOR_PROCESSOR = 4;

    private RequestThreads() {}

    static boolean areVirtual() {
        return Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS;
    }

    /** Compiled for Java 17, which does not know the method. */
    static ExecutorService create() {
        if (!areVirtual()) {
            return Executors.newFixedThreadPool(Math.max(
                    FEWEST_IN_POOL, FOR_PROCESSOR * Runtime.getRuntime().availableProcessors()));
        }
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("JDK " + Runtime.version() + " has no virtual threads", e);
        }
    }
}
