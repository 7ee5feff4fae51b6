package dev.gradwright.runtime.network;

/** The purpose of a pass through a network. */
public enum Mode {
    /** A training step: noise is drawn, and batch norms use the statistics of the batch. */
    TRAIN,
    /** A sample of predictions: noise is drawn, and batch norms use the moving averages. */
    SAMPLE,
    /** A prediction or a test: no noise, and batch norms use the moving averages. */
    INFER
}
