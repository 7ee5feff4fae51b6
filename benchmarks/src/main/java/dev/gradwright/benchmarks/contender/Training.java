package dev.gradwright.benchmarks.contender;

/** The reference network of one contender with its batches, trained one step at a time. */
public interface Training extends AutoCloseable {
    /** One optimizer step on the next batch. */
    void step();

    /** One optimizer step on the next batch; returns its mean loss before the update. */
    float stepWithLoss();

    /** The number of trained parameters. */
    long trainedParameters();

    @Override
    void close();
}
