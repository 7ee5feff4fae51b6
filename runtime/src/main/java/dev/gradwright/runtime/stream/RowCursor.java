package dev.gradwright.runtime.stream;

/** One pass over rows of numbers, from the first to the last: features and targets of each. */
public interface RowCursor extends AutoCloseable {
    /**
     * Goes to the next row, and writes it.
     *
     * @param x takes the features, from index {@code xFrom} on
     * @param y takes the targets, from index {@code yFrom} on
     * @return whether there is a next row; if not, nothing is written
     */
    boolean next(float[] x, int xFrom, float[] y, int yFrom);

    /**
     * Passes over the next row.
     *
     * @return whether there is one
     */
    boolean skip();

    /** Closes what the pass has opened, such as a file. */
    @Override
    void close();
}
