package dev.gradwright.dsl;

/** The direction in which a monitored value improves. */
public enum MonitorMode {
    /** By {@link Metric#higherIsBetter()} for a metric; lower is better for a loss. */
    AUTO,
    /** Lower is better. */
    MIN,
    /** Higher is better. */
    MAX
}
