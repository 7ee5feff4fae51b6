package dev.gradwright.runtime.train;

/** Whether a fit continues another one. */
enum Resumption {
    /** It starts from the beginning. */
    NONE,
    /** It continues a training that had not ended. */
    IN_PROGRESS,
    /** The training had ended, so that there is nothing left to do. */
    COMPLETED
}
