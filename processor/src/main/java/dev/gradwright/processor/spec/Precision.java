package dev.gradwright.processor.spec;

/** What the runtime computes with in place of the double that a user writes. */
public enum Precision {
    /** The number becomes a float, by itself or in a product with the learning rate. */
    FLOAT,
    /** The number stays a double; only what is computed from it becomes a float. */
    DOUBLE
}
