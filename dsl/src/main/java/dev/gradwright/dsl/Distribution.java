package dev.gradwright.dsl;

/** The distributions of {@link Init.VarianceScaling}. All three have the same variance. */
public enum Distribution {
    /** A normal distribution truncated at two standard deviations, and scaled up to make up for the lost variance. */
    TRUNCATED_NORMAL,
    /** A normal distribution. */
    UNTRUNCATED_NORMAL,
    /** A uniform distribution around zero. */
    UNIFORM
}
