package dev.gradwright.benchmarks.contender;

/** A network in the hands of one contender, with one batch at hand, to be predicted over and over. */
public interface Prediction extends AutoCloseable {
    /** Predicts the batch. */
    void run();

    /** What the last {@link #run} predicted, row after row. */
    float[] outputs();

    @Override
    void close();
}
