package dev.gradwright.processor.spec;

/** The range of a hyper-parameter; for an array, the range of each element. */
public enum Range {
    /** Any value. */
    ANY,
    /** Neither infinite nor NaN. */
    FINITE,
    /** Greater than 0 and finite. */
    POSITIVE,
    /** {@link #POSITIVE}, or NaN if the user does not set it. */
    POSITIVE_OR_UNSET,
    /** {@link #POSITIVE}, or 0 to switch something off. */
    POSITIVE_OR_OFF,
    /** At least 0 and finite. */
    NON_NEGATIVE,
    /** At least 0, where 0 means the whole fit. */
    NON_NEGATIVE_OR_WHOLE_FIT,
    /** At least 1 and finite. */
    AT_LEAST_ONE,
    /** In [0, 1). */
    FRACTION,
    /** In [0, 1]. */
    FRACTION_OR_ONE,
    /** In (0, 1]. */
    POSITIVE_FRACTION_OR_ONE,
    /** In (0, 1). */
    POSITIVE_FRACTION,
    /** In (1, 2). */
    ONE_TO_TWO
}
