package dev.gradwright.dsl;

/** How weights are initialized. Normal distributions are truncated at two standard deviations, as in Keras. */
public enum Initializer {
    /** Uniform with variance {@code 2/(fan-in + fan-out)} (Glorot and Bengio, 2010). */
    GLOROT_UNIFORM,
    /** Truncated normal with variance {@code 2/(fan-in + fan-out)}. */
    GLOROT_NORMAL,
    /** Uniform with variance {@code 2/fan-in} (He et al., 2015). */
    HE_UNIFORM,
    /** Truncated normal with variance {@code 2/fan-in}. */
    HE_NORMAL,
    /** Uniform with variance {@code 1/fan-in} (LeCun et al., 1998). */
    LECUN_UNIFORM,
    /** Truncated normal with variance {@code 1/fan-in}; self-normalizing networks need it. */
    LECUN_NORMAL,
    /**
     * Orthonormal columns, or rows if there are fewer of them, from the QR decomposition of a matrix of normal random
     * numbers (Saxe et al., 2014).
     */
    ORTHOGONAL,
    /** All weights are 0. */
    ZEROS,
    /** All weights are 1. */
    ONES
}
