package dev.gradwright.runtime.data;

/** The data of a fit: their batches, and what listeners and checkpoints need to know of them. */
public interface TrainingData {
    /** Number of rows. */
    long rows();

    /** The name of the data in error messages, such as that of their file; empty if they have none. */
    default String name() {
        return "";
    }

    /**
     * A text that tells the data apart from those of other trainings, such as {@code 60000 x 784 features 1a2b3c4d,
     * 60000 x 1 targets 5e6f7a8b}: see {@link DataFingerprint}.
     */
    String fingerprint();

    /**
     * Rows at equal distances, so that sorted data are represented too; all of them if there are not more. Data that are
     * not in memory may give fewer. Do not change the matrices.
     *
     * @param mostRows at least 1
     */
    Sample sample(int mostRows);

    /**
     * The rows in batches, in their own order until they are shuffled.
     *
     * @throws IllegalArgumentException if the batch size is less than 1
     */
    TrainingBatches batches(int batchSize);
}
