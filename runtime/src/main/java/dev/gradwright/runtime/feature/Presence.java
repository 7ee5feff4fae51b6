package dev.gradwright.runtime.feature;

/** Whether a component may be missing, that is null. */
public enum Presence {
    /** Null is an error. */
    REQUIRED,
    /** Null is encoded as a fill, and a flag in the last column of the feature: 1 if the value is missing, else 0. */
    OPTIONAL
}
