package dev.gradwright.runtime.schedule;

import dev.gradwright.dsl.ScheduleUnit;
import dev.gradwright.runtime.math.StableMath;

/**
 * Exponential decay, {@code η₀·r^(t/s)}, where t counts the steps (or whole epochs) done before the update. With s = 0
 * the rate falls by the factor r over the whole fit and then stays constant. If s is 0 or counts epochs, the schedule
 * needs a plan of the fit; without one the rate stays at η₀.
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
        Values.requirePositive("initialLearningRate", initialLearningRate);
        Values.requirePositive("rate", rate);
        Values.requireAtLeast("steps", 0, steps);
    }

    @Override
    public double learningRate(long step, TrainingPlan plan) {
        double fraction = ScheduleProgress.fraction(steps, unit, step, plan);
        return initialLearningRate * StableMath.pow(rate, staircase ? Math.floor(fraction) : fraction);
    }
}
