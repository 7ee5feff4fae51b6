package dev.gradwright.processor.diagnostic;

/** The severity of a problem. */
public enum Severity {
    /** The spec is wrong, and nothing is generated for it. */
    ERROR,
    /** Advice: the network is generated anyway. Users can suppress a warning, or turn all warnings into errors. */
    WARNING
}
