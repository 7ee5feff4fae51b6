package dev.gradwright.benchmarks.table;

import java.nio.file.Path;
import java.util.List;

/**
 * A trained model.
 *
 * @param <X> the record
 */
interface TableModel<X> extends AutoCloseable {
    /** The probability, or the logarithm of the price, of one record. */
    double predict(X row);

    /** The same for many records. */
    double[] predict(List<X> rows);

    /** Saves it, for {@link TableContender#load}. */
    void save(Path file);

    /** Releases native memory. */
    @Override
    default void close() {}
}
