package dev.gradwright.runtime.train;

/** Measures the mean time of a step of an epoch. */
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

    /** When the epoch started, on {@link System#nanoTime}. */
    long started() {
        return started;
    }

    /** When its last step was done. */
    long now() {
        return now;
    }

    /** As in {@code 0.2412 ms/step}. */
    String pace() {
        return Numbers.text((now - started) / 1e6 / Math.max(1, steps)) + " ms/step";
    }
}
