package dev.gradwright.runtime.schedule;

/**
 * The length of a fit, for schedules that span all of it or count epochs.
 *
 * @param firstStep number of steps done before the fit
 * @param steps number of steps of the whole fit; 0 if unknown
 * @param stepsPerEpoch number of steps of an epoch; 0 if unknown
 */
public record TrainingPlan(long firstStep, long steps, long stepsPerEpoch) {
    /** The plan of steps that are done without a trainer. */
    public static final TrainingPlan UNKNOWN = new TrainingPlan(0, 0, 0);
}
