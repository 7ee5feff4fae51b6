package dev.gradwright.dsl;

/**
 * The loss functions, with output p and target t. If a formula is for a single output, the loss of a row is its mean
 * over the outputs.
 */
public enum LossFunction {
    /** {@code (p − t)²}. */
    MEAN_SQUARED_ERROR,
    /** {@code |p − t|}. */
    MEAN_ABSOLUTE_ERROR,
    /**
     * {@code ½(p − t)²} if {@code |p − t| ≤ δ}, else {@code δ|p − t| − ½δ²} (Huber, 1964); δ is {@link
     * Loss.Huber#delta()}.
     */
    HUBER,
    /** {@code log cosh(p − t)}. */
    LOG_COSH,
    /** {@code −t·ln p − (1 − t)·ln(1 − p)}; targets are in [0, 1]. Needs the outputs of a sigmoid. */
    BINARY_CROSSENTROPY,
    /** {@code −Σ t·ln p} over the classes; targets have one column for each class. Needs the outputs of a softmax. */
    CATEGORICAL_CROSSENTROPY,
    /** {@code −ln p} of the true class; targets are one column of class indices. Needs the outputs of a softmax. */
    SPARSE_CATEGORICAL_CROSSENTROPY,
    /** {@code Σ t·ln(t/p)} over the outputs (Kullback and Leibler, 1951); targets and outputs are probabilities. */
    KL_DIVERGENCE,
    /** {@code max(1 − t·p, 0)}; targets are −1 and 1, or 0 and 1, where 0 counts as −1. */
    HINGE,
    /** {@code max(1 − t·p, 0)²}; targets are −1 and 1, or 0 and 1, where 0 counts as −1. */
    SQUARED_HINGE,
    /** {@code p − t·ln p} for counts; targets and outputs must not be negative. */
    POISSON,
    /** {@code −Σ p·t/(‖p‖‖t‖)} over the outputs: −1 for the same direction, 1 for the opposite one. */
    COSINE_SIMILARITY
}
