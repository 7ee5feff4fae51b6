package dev.gradwright.runtime.train;

/** Measures the mean time of the steps of an epoch. */
final class StepClock {
    private long started;
    private long now;
    private int steps;

    /** Starts an epoch. */
    void start() {
        started = System.nanoTime();
        now = started;
        steps = 0;
    }

    /** Counts a step. */
    void step() {
        now = System.nanoTime();
        steps++;
    }

    /** Number of steps of the epoch done. */
    int steps() {
        return steps;
    }

    /** The start of the epoch, as {@link System#nanoTime}. */
    long started() {
        return started;
    }

    /** The end of its last step. */
    long now() {
        return now;
    }

    /** As in {@code 0.2412 ms/step}. */
    String pace() {
        return Numbers.text((now - started) / 1e6 / Math.max(1, steps)) + " ms/step";
    }
}
