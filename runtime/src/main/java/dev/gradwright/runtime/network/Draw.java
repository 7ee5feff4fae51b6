package dev.gradwright.runtime.network;

/** The counters by which a pass draws from the random streams: a training step draws by its number, a sample by a negative one. */
public final class Draw {
    private Draw() {}

    /**
     * The counter of a sample of predictions, which no training step has.
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
