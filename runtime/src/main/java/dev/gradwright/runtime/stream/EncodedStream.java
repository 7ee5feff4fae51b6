package dev.gradwright.runtime.stream;

import dev.gradwright.runtime.data.DataFileException;
import dev.gradwright.runtime.data.DataFingerprint;
import dev.gradwright.runtime.data.Dataset;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Rows of numbers that need not fit into memory: features and targets, read again in each epoch. It was read once already,
 * so that the number of rows is known and all of them are known to be usable. Immutable.
 *
 * <p>A training shuffles the rows in a window: it takes as many rows as fit into it, shuffles them, and goes on with the
 * next ones. In each epoch the first window has another size, so that the same rows do not meet again. Rows that are far
 * apart in the stream are never in one batch; so if the stream is sorted, by class or by time, shuffle it before. If all
 * rows fit into the window, the order is that of a {@link Dataset} of the same rows, and the stream is read only once.
 */
public final class EncodedStream {
    /** Values of a window by default: 32 MB, twice. */
    private static final int WINDOW_VALUES = 1 << 23;

    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final String name;
    private final int inputs;
    private final int targets;
    private final Supplier<RowCursor> passes;
    private final StreamSummary summary;
    private final int window;

    private EncodedStream(
            String name, int inputs, int targets, Supplier<RowCursor> passes, StreamSummary summary, int window) {
        this.name = name;
        this.inputs = inputs;
        this.targets = targets;
        this.passes = passes;
        this.summary = summary;
        this.window = window;
    }

    /**
     * A stream of rows, which is read once now.
     *
     * @param name the name of the data in error messages
     * @param inputs number of features of a row, at least 1
     * @param targets number of targets of a row, at least 1
     * @param passes opens a new pass over the same rows each time
     * @throws IllegalArgumentException if a number is less than 1, or a value of a row is not finite
     * @throws DataFileException if there is no row
     */
    public static EncodedStream of(String name, int inputs, int targets, Supplier<RowCursor> passes) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(passes, "passes must not be null");
        if (inputs < 1 || targets < 1) {
            throw new IllegalArgumentException(
                    "inputs and targets must be at least 1, but are " + inputs + " and " + targets);
        }
        StreamSummary summary = StreamSummary.of(name, inputs, targets, passes);
        int window = Math.max(1, WINDOW_VALUES / (inputs + targets));
        return new EncodedStream(name, inputs, targets, passes, summary, window);
    }

    /**
     * The same stream with a window of so many rows, in place of the default of 8,388,608 values. It is rounded down to
     * whole batches. Two windows are in memory: one trains while a thread fills the other.
     *
     * @throws IllegalArgumentException if it is less than 1, or too large for an array
     */
    public EncodedStream window(int rows) {
        int most = LARGEST_ARRAY / Math.max(inputs, targets);
        if (rows < 1 || rows > most) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "the window must have from 1 to %,d rows, but has %,d", most, rows));
        }
        return new EncodedStream(name, inputs, targets, passes, summary, rows);
    }

    /** The name of the data in error messages. */
    public String name() {
        return name;
    }

    /** Number of rows. */
    public long rows() {
        return summary.fingerprint().features().rows();
    }

    /** Number of features of a row. */
    public int inputs() {
        return inputs;
    }

    /** Number of targets of a row. */
    public int targets() {
        return targets;
    }

    /** Number of rows of the window. */
    public int window() {
        return window;
    }

    /** The fingerprint, which is that of a {@link Dataset} of the same rows. */
    public DataFingerprint fingerprint() {
        return summary.fingerprint();
    }

    /** At most 10,000 rows at equal distances, fewer if they are wide; all rows if there are not more. */
    public Dataset sample() {
        return summary.sample();
    }

    /** The distance of the rows of the {@link #sample()}. */
    long stride() {
        return summary.stride();
    }

    /** Begins a pass. */
    RowCursor open() {
        return passes.get();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d rows of %s", rows(), name);
    }
}
