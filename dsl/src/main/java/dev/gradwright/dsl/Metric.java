package dev.gradwright.dsl;

/** What is reported beside the loss. */
public enum Metric {
    /**
     * The share of rows that are classified rightly: by the largest output for the categorical losses, by the threshold 0.5
     * for the binary one (there, averaged over the outputs).
     */
    ACCURACY
}
