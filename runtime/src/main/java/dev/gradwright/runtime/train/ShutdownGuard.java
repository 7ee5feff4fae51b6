package dev.gradwright.runtime.train;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds up the end of the JVM, at Ctrl-C for example, until the training of this thread has been saved, but not for long.
 * It works by a shutdown hook.
 */
final class ShutdownGuard implements AutoCloseable {
    private static final long MOST_SECONDS = 30;
    private static final long MOST_MILLISECONDS = TimeUnit.SECONDS.toMillis(MOST_SECONDS);

    /** Those of all threads; a listener that trains another network has a thread with two. */
    private static final Set<ShutdownGuard> ACTIVE = ConcurrentHashMap.newKeySet();

    private final Thread training = Thread.currentThread();
    private final Flush flush;
    private final CountDownLatch saved = new CountDownLatch(1);
    private final Thread hook = new Thread(this::holdUp, "gradwright-shutdown");
    private boolean isRegistered;
    private volatile boolean jvmEnds;

    private ShutdownGuard(Flush flush) {
        this.flush = flush;
    }

    /** Writes what is waiting to be written. */
    @FunctionalInterface
    interface Flush {
        /** Whether all was written within that time. */
        boolean within(long milliseconds);
    }

    /** Begins to guard the training of this thread. */
    static ShutdownGuard of(Flush flush) {
        ShutdownGuard guard = new ShutdownGuard(flush);
        try {
            Runtime.getRuntime().addShutdownHook(guard.hook);
            guard.isRegistered = true;
            ACTIVE.add(guard);
        } catch (IllegalStateException e) {
            // The JVM is shutting down already: this training was started by another hook.
        }
        return guard;
    }

    /** Whether the JVM is shutting down. */
    boolean isJvmEnding() {
        return jvmEnds;
    }

    /**
     * Lets the JVM end, and waits until it does, or until somebody interrupts this thread because it wants it back. A
     * training around this one, on the same thread, goes no further either.
     */
    void awaitEndOfJvm() {
        saved.countDown();
        ACTIVE.stream().filter(guard -> guard.training == training).forEach(guard -> guard.saved.countDown());
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The hook. If the training itself called {@code System.exit}, in a listener, it waits for the hook, so the hook must
     * not wait for the training.
     */
    private void holdUp() {
        jvmEnds = true;
        long start = System.nanoTime();
        if (!hasCalledExit()) {
            awaitSaved();
        }
        long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        boolean ignored = flush.within(MOST_MILLISECONDS - waited);
    }

    private void awaitSaved() {
        try {
            boolean ignored = saved.await(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasCalledExit() {
        for (StackTraceElement frame : training.getStackTrace()) {
            if (frame.getClassName().equals("java.lang.Runtime")
                    && frame.getMethodName().equals("exit")) {
                return true;
            }
        }
        return false;
    }

    /** Ends guarding. If the JVM is shutting down, it first waits for the end of that. */
    @Override
    public void close() {
        if (!isRegistered) {
            return;
        }
        ACTIVE.remove(this);
        try {
            boolean ignored = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            boolean ignored = flush.within(MOST_MILLISECONDS);
            awaitEndOfJvm();
        }
    }
}
