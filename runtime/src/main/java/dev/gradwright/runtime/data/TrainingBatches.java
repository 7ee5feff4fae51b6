package dev.gradwright.runtime.data;

import dev.gradwright.runtime.state.Stateful;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a fit in batches, for training loops. The number of batches of an epoch is always the same, but each may
 * have another number of rows, which may depend on the order. In an epoch, batches are loaded from the first to the last;
 * an epoch may end early, and the next one begins with the first batch again.
 *
 * <p>The state is the order of the rows. After it was restored, the next batch that is loaded may be any.
 */
public interface TrainingBatches extends Stateful {
    /** Number of batches of an epoch. */
    int count();

    /** The batch size: the number of rows that a batch has, as near as the kind of batches allows. */
    int size();

    /** Number of rows of a batch of this epoch, at least 1. It is known before the batch is loaded. */
    int rows(int batch);

    /** Number of examples of a batch of this epoch, of which its loss is the mean: its rows or, of grouped data, its groups. */
    default int examples(int batch) {
        return rows(batch);
    }

    /** Begins an epoch in random order; the same key gives the same order. It is not called if the order is that of the data. */
    void shuffle(long key);

    /** Loads a batch into {@link #x}, {@link #y} and {@link #sampleWeights}, which contain it until the next call. */
    void load(int batch);

    /** The features of the batch, rows × inputs. */
    FMatrixRMaj x();

    /** The targets of the batch, rows × targets. */
    FMatrixRMaj y();

    /** The sample weights of the batch, rows × 1, or null if all rows count the same. */
    @Nullable
    FMatrixRMaj sampleWeights();

    /** Ends the use of the batches. What they hold open, such as a file or a thread, is released; by default nothing. */
    default void close() {}
}
