package dev.gradwright.dsl;

/** What training minimises. */
public enum LossFunction {
    /** {@code (y − t)²}, averaged over the outputs. */
    MEAN_SQUARED_ERROR,
    /** {@code −t·ln p − (1 − t)·ln(1 − p)}, averaged over the outputs; targets in [0, 1]. */
    BINARY_CROSSENTROPY,
    /** {@code −Σ t·ln p} over the classes; targets are one column for each class. */
    CATEGORICAL_CROSSENTROPY,
    /** {@code −ln p} of the true class; targets are one column that holds the class index. */
    SPARSE_CATEGORICAL_CROSSENTROPY
}
