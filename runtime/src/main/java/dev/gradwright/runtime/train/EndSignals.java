package dev.gradwright.runtime.train;

import java.util.concurrent.TimeUnit;

/**
 * Tells a training when to end early: when its thread was interrupted, or its time is over. While the training runs, the
 * thread is not interrupted, because a file cannot be written on an interrupted thread; it is again afterwards.
 */
final class EndSignals implements AutoCloseable {
    private static final double NANOS_OF_A_MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final long start = System.nanoTime();
    private final long nanos;
    private boolean interrupted = Thread.interrupted();

    private EndSignals(long nanos) {
        this.nanos = nanos;
    }

    /** @param maxMinutes may be infinite */
    static EndSignals start(double maxMinutes) {
        return new EndSignals((long) (maxMinutes * NANOS_OF_A_MINUTE));
    }

    /** Call it after each step. */
    EarlyEnd check() {
        interrupted |= Thread.interrupted();
        if (interrupted) {
            return EarlyEnd.INTERRUPTED;
        }
        return nanos < Long.MAX_VALUE && System.nanoTime() - start >= nanos ? EarlyEnd.TIME_OVER : EarlyEnd.NONE;
    }

    /** Interrupts the thread again, if it was. */
    @Override
    public void close() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
