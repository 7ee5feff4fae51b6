package dev.gradwright.runtime.schedule;

import dev.gradwright.dsl.ScheduleUnit;

/**
 * Exponential decay, {@code η₀·r^(t/s)}, where t counts the steps (or whole epochs) done before the update. With s = 0 the
 * rate falls by the factor r over the whole fit and holds there; without a plan of it, it stays at η₀. Epochs need a plan as
 * well: without one the rate stays at η₀.
 *
 * @param initialLearningRate η₀, greater than 0
 * @param rate r, the factor over s steps or epochs, greater than 0
 * @param steps s, the number of steps or epochs over which the rate falls by the factor; 0 means the whole fit
 * @param staircase whether {@code t/s} is rounded down
 * @param unit what t and s count
 */
public record ExponentialSchedule(
        double initialLearningRate, double rate, int steps, boolean staircase, ScheduleUnit unit)
        implements LearningRateSchedule {
    /** Checks the values. */
    public ExponentialSchedule {
        PositiveNumbers.require("initialLearningRate", initialLearningRate);
        PositiveNumbers.require("rate", rate);
        if (steps < 0) {
            throw new IllegalArgumentException("steps must be at least 0, but is " + steps);
        }
    }

    @Override
    public double learningRate(long step, TrainingPlan plan) {
        double exponent = steps == 0 ? shareOfFit(step, plan) : (double) count(step, plan) / steps;
        return initialLearningRate * Math.pow(rate, staircase ? Math.floor(exponent) : exponent);
    }

    /** How much of the fit is done, from 0 to 1. */
    private double shareOfFit(long step, TrainingPlan plan) {
        long whole = count(plan.steps(), plan);
        return whole == 0 ? 0 : Math.min(1, (double) count(step - plan.firstStep(), plan) / whole);
    }

    /** Steps in the unit of this schedule. */
    private long count(long steps, TrainingPlan plan) {
        return switch (unit) {
            case STEP -> steps;
            case EPOCH -> plan.stepsPerEpoch() == 0 ? 0 : steps / plan.stepsPerEpoch();
        };
    }
}
