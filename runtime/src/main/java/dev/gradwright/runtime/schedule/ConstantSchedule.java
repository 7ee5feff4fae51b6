package dev.gradwright.runtime.schedule;

/**
 * One rate for all steps.
 *
 * @param learningRate η, greater than 0
 */
public record ConstantSchedule(double learningRate) implements LearningRateSchedule {
    /** Checks the rate. */
    public ConstantSchedule {
        Values.requirePositive("learningRate", learningRate);
    }

    @Override
    public double learningRate(long step, TrainingPlan plan) {
        return learningRate;
    }
}
