package dev.gradwright.dsl;

/** The unit of time of a schedule. */
public enum ScheduleUnit {
    /** Optimizer steps, one per batch. */
    STEP,
    /** Epochs; the rate changes only between them. */
    EPOCH
}
