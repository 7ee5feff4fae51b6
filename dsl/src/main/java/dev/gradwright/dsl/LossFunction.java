package dev.gradwright.dsl;

/**
 * What training minimises. Where a formula is of one output, the loss of a row is its mean over the outputs; p is what the
 * network outputs, t the target.
 */
public enum LossFunction {
    /** {@code (p − t)²}. */
    MEAN_SQUARED_ERROR,
    /** {@code |p − t|}. */
    MEAN_ABSOLUTE_ERROR,
    /** {@code ½(p − t)²} where {@code |p − t| ≤ δ}, else {@code δ|p − t| − ½δ²} (Huber, 1964); δ is {@link Loss#delta()}. */
    HUBER,
    /** {@code log cosh(p − t)}. */
    LOG_COSH,
    /** {@code −t·ln p − (1 − t)·ln(1 − p)}; targets in [0, 1]. Takes the outputs of a sigmoid. */
    BINARY_CROSSENTROPY,
    /** {@code −Σ t·ln p} over the classes; targets are one column for each class. Takes the outputs of a softmax. */
    CATEGORICAL_CROSSENTROPY,
    /** {@code −ln p} of the true class; targets are one column that holds the class index. Takes the outputs of a softmax. */
    SPARSE_CATEGORICAL_CROSSENTROPY,
    /** {@code Σ t·ln(t/p)} over the outputs (Kullback and Leibler, 1951); targets and outputs are probabilities. */
    KL_DIVERGENCE,
    /** {@code max(1 − t·p, 0)}; targets are −1 and 1, or 0 and 1, where 0 counts as −1. */
    HINGE,
    /** {@code max(1 − t·p, 0)²}; targets are −1 and 1, or 0 and 1, where 0 counts as −1. */
    SQUARED_HINGE,
    /** {@code p − t·ln p} of expected counts; targets and outputs are not negative. */
    POISSON,
    /** {@code −Σ p·t/(‖p‖‖t‖)} over the outputs: −1 for the same direction, 1 for the opposite one. */
    COSINE_SIMILARITY
}
