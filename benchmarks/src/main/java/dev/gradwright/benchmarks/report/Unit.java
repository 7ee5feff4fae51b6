package dev.gradwright.benchmarks.report;

/** What the figures of a comparison are. */
public enum Unit {
    /** Microseconds. */
    TIME,
    /** Microseconds, shown as the rate at which the work was done. */
    GIGAFLOPS,
    /** Bytes. */
    BYTES
}
