package dev.gradwright.dsl;

/** In which direction a monitored value improves. */
public enum MonitorMode {
    /** The direction of the metric that is monitored: {@link Metric#higherIsBetter()}; a loss improves downwards. */
    AUTO,
    /** Lower is better. */
    MIN,
    /** Higher is better. */
    MAX
}
