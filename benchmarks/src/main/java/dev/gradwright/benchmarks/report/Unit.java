package dev.gradwright.benchmarks.report;

/** The unit of the figures of a comparison. */
public enum Unit {
    /** Microseconds. */
    TIME,
    /** Microseconds, shown as a rate of work. */
    GIGAFLOPS,
    /** Bytes. */
    BYTES
}
