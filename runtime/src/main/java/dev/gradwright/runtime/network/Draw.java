package dev.gradwright.runtime.network;

/**
 * The counters with which random streams are read. A training batch uses its number, a sample of predictions a negative
 * number.
 */
public final class Draw {
    private Draw() {}

    /**
     * The counter of a sample of predictions, different from those of all training batches.
     *
     * @throws IllegalArgumentException if {@code sample} is negative
     */
    public static long ofSample(long sample) {
        if (sample < 0) {
            throw new IllegalArgumentException("sample must be at least 0, but is " + sample);
        }
        return -1 - sample;
    }
}
