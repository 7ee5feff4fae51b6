package dev.gradwright.processor.diagnostic;

/** How bad a problem is. */
public enum Severity {
    /** The spec is wrong, and nothing is generated for it. */
    ERROR,
    /** Advice: the network is generated all the same. Users can suppress a warning, or ask for it to be an error. */
    WARNING
}
