package dev.gradwright.runtime.network;

/** What a pass through a network is for. */
public enum Mode {
    /** A step: noise is drawn, and batch norms take the statistics of the batch. */
    TRAIN,
    /** A sample of predictions: noise is drawn, and batch norms take the moving statistics. */
    SAMPLE,
    /** A prediction or a test: no noise, and batch norms take the moving statistics. */
    INFER
}
