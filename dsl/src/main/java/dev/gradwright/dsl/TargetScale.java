package dev.gradwright.dsl;

/** How {@link TargetScaling} scales a target. */
public enum TargetScale {
    /** Minus the mean of the training targets, divided by their standard deviation. */
    STANDARD,
    /**
     * {@code sign(y) * log(1 + |y|)}, then as {@link #STANDARD}: for amounts that spread over several powers of ten, such
     * as prices. An error of some percent then counts the same for small and large targets.
     */
    LOG_STANDARD
}
