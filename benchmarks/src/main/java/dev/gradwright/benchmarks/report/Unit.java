package dev.gradwright.benchmarks.report;

/** The unit of the figures of a comparison. */
public enum Unit {
    /** Microseconds. */
    TIME,
    /** Microseconds, shown as a rate of work. */
    GIGAFLOPS,
    /** Bytes. */
    BYTES,
    /** Microseconds for a row, shown as rows a second. */
    ROWS_PER_SECOND,
    /** Scores without a unit, shown as the mean and the deviation from seed to seed. */
    SCORE
}
