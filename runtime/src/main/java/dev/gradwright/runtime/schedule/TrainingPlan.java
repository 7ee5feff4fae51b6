package dev.gradwright.runtime.schedule;

/**
 * How long a training is to be, for schedules that stretch over all of it or count epochs.
 *
 * @param firstStep number of steps done before the training began
 * @param steps number of steps of the whole training; 0 where nobody knows
 * @param stepsPerEpoch number of steps of an epoch; 0 where nobody knows
 */
public record TrainingPlan(long firstStep, long steps, long stepsPerEpoch) {
    /** For steps that are taken by hand, without a trainer. */
    public static final TrainingPlan UNKNOWN = new TrainingPlan(0, 0, 0);
}
