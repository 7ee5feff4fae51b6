package dev.gradwright.runtime.train;

import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import java.util.Arrays;
import java.util.Locale;

/** How long a training and its epochs took, without the time in which it was interrupted. */
final class RunTimes implements Stateful {
    private static final double NANOS = 1e9;

    private float[] seconds = {};
    /** Of the epochs that ended. */
    private double before;
    /** Of the epoch in progress, up to {@link #since}. */
    private double within;

    private long since = System.nanoTime();

    /** Begins to count. */
    void start() {
        since = System.nanoTime();
    }

    private double sinceEpoch() {
        return within + (System.nanoTime() - since) / NANOS;
    }

    void epochEnded() {
        double took = sinceEpoch();
        seconds = Arrays.copyOf(seconds, seconds.length + 1);
        seconds[seconds.length - 1] = (float) took;
        before += took;
        within = 0;
        since = System.nanoTime();
    }

    /** Seconds of each epoch. */
    double[] seconds() {
        double[] copy = new double[seconds.length];
        Arrays.setAll(copy, i -> seconds[i]);
        return copy;
    }

    /** @param rows of an epoch */
    double[] rowsPerSecond(double rows) {
        double[] speeds = seconds();
        Arrays.setAll(speeds, i -> rows / speeds[i]);
        return speeds;
    }

    /** Seconds so far. */
    double total() {
        return before + sinceEpoch();
    }

    /** As in {@code 1 h 02 min 03 s}, {@code 2 min 03 s} or {@code 4.5 s}. */
    static String text(double seconds) {
        long whole = Math.round(seconds);
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return whole < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d h %02d min %02d s", whole / 3600, whole / 60 % 60, whole % 60);
    }

    @Override
    public void visit(StateVisitor visitor) {
        seconds = visitor.visitGrowing("seconds", seconds);
        before = visitor.visit("before", before);
        within = visitor.visit("within", sinceEpoch());
        since = System.nanoTime();
    }
}
