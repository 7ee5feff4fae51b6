package dev.gradwright.dsl;

/** The distribution that variance scaling draws from; all three have the same variance. */
public enum Distribution {
    /** A normal distribution cut at two standard deviations, widened so that its variance is the one asked for. */
    TRUNCATED_NORMAL,
    /** A normal distribution. */
    UNTRUNCATED_NORMAL,
    /** A uniform distribution around zero. */
    UNIFORM
}
