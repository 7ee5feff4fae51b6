package dev.gradwright.runtime.drift;

/** How far the live rows are from the training rows, from least to most. */
public enum DriftLevel {
    /** There are too few live rows to tell. */
    TOO_FEW_ROWS,
    /** No difference that matters. */
    NONE,
    /** A difference to look at. */
    MODERATE,
    /** Another population: the model was not trained for such rows. */
    STRONG;

    DriftLevel orMore(DriftLevel other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
