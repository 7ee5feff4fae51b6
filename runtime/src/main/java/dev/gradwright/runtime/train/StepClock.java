package dev.gradwright.runtime.train;

import java.util.Locale;

/** Measures the mean time of a step of an epoch. */
final class StepClock {
    private long started;
    private long nanoseconds;
    private int steps;

    /** Begins an epoch. */
    void start() {
        started = System.nanoTime();
        nanoseconds = 0;
        steps = 0;
    }

    /** Counts a step. */
    void step() {
        nanoseconds = System.nanoTime() - started;
        steps++;
    }

    /** The time from the beginning of the epoch to its last step. */
    long nanoseconds() {
        return nanoseconds;
    }

    /** As in {@code 0.24 ms/step}. */
    String pace() {
        double milliseconds = nanoseconds / 1e6 / Math.max(1, steps);
        return String.format(Locale.ROOT, milliseconds < 10 ? "%.2f ms/step" : "%.0f ms/step", milliseconds);
    }
}
