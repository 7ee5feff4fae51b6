package dev.gradwright.runtime.search;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;

/** Tells the threads of a search when to stop: after the current epoch, or at once. */
final class Budget {
    private final LongSupplier nanoTime;
    private final long start;
    private final long nanos;
    private volatile boolean cancelled;

    /** @param nanoTime the clock */
    Budget(Duration duration, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.nanos = nanosOf(duration);
    }

    private static long nanosOf(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE; // 292 years
        }
    }

    /** Whether the time is over. */
    boolean isSpent() {
        return nanoTime.getAsLong() - start >= nanos;
    }

    /** Ends the search as soon as possible. */
    void cancel() {
        cancelled = true;
    }

    /** @throws CancellationException if the search has to end at once */
    void requireNotCancelled() {
        if (cancelled || Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the search was cancelled");
        }
    }
}
