package dev.gradwright.processor.spec;

/** Where the value of a hyper-parameter must lie. An array's elements each lie there. */
public enum Range {
    /** Anywhere. */
    ANY,
    /** Neither infinite nor NaN. */
    FINITE,
    /** Greater than 0 and finite. */
    POSITIVE,
    /** {@link #POSITIVE}, or NaN where the user says nothing. */
    POSITIVE_OR_UNSET,
    /** {@link #POSITIVE}, or 0 for something that is off. */
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
    SHARE,
    /** In (0, 1]. */
    POSITIVE_SHARE
}
