package dev.gradwright.benchmarks.contender;

/** The reference network in the hands of one contender, with its batches at hand, to be trained one step at a time. */
public interface Training extends AutoCloseable {
    /** One optimizer step on the next batch. */
    void step();

    /** One optimizer step on the next batch; returns its mean loss before the update. */
    float stepWithLoss();

    /** How many numbers the optimizer changes. */
    long trainedParameters();

    @Override
    void close();
}
