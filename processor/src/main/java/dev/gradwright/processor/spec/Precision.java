package dev.gradwright.processor.spec;

/** The type in which the runtime keeps a double that a user writes. */
public enum Precision {
    /** The number becomes a float, itself or after it is multiplied by the learning rate. */
    FLOAT,
    /** The number stays a double; only what is computed from it becomes a float. */
    DOUBLE
}
