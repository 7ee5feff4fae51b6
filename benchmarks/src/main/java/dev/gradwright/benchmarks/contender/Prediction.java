package dev.gradwright.benchmarks.contender;

/** A network of one contender that predicts the same batch repeatedly. */
public interface Prediction extends AutoCloseable {
    /** Predicts the batch. */
    void run();

    /** The predictions of the last {@link #run}, row by row. */
    float[] outputs();

    @Override
    void close();
}
