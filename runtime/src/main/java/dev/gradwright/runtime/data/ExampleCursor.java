package dev.gradwright.runtime.data;

/**
 * One pass over the examples of an {@link ExampleStream}, from the first to the last. It is used by one thread at a time.
 *
 * @param <X> type of the records
 * @param <Y> type of the targets
 */
public interface ExampleCursor<X, Y> extends AutoCloseable {
    /**
     * Goes to the next example.
     *
     * @return whether there is one
     */
    boolean next();

    /**
     * Passes over the next example, whose record and target are not needed.
     *
     * @return whether there is one
     */
    default boolean skip() {
        return next();
    }

    /** The record of the current example. */
    X features();

    /** The target of the current example. */
    Y target();

    /** Where the current example is, for error messages: {@code customers.csv, line 18}. */
    String place();

    /** Closes what the pass has opened, such as a file. */
    @Override
    void close();
}
