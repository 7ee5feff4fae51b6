package dev.gradwright.runtime;

/** A target of two classes. */
public enum Churn {
    NO,
    YES
}
