package dev.gradwright.dsl;

/** What a schedule counts. */
public enum ScheduleUnit {
    /** Optimizer steps, one a batch. */
    STEP,
    /** Epochs: the rate changes only between them. */
    EPOCH
}
