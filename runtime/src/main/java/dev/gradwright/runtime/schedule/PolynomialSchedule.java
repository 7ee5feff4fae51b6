package dev.gradwright.runtime.schedule;

import dev.gradwright.dsl.ScheduleUnit;
import dev.gradwright.runtime.math.StableMath;

/**
 * Polynomial decay, {@code (η₀ − end)(1 − t/s)^p + end}, as in Keras; after s steps the rate stays at {@code end}. With
 * {@code cycle}, s is replaced by the next multiple of s whenever t exceeds it, so the rate rises and falls again. With
 * s = 0 the rate falls over the whole fit; without a plan it stays at η₀.
 *
 * @param initialLearningRate η₀, greater than 0
 * @param steps s, the number of steps or epochs; 0 means the whole fit
 * @param end the rate at the end, at least 0
 * @param power p, greater than 0
 * @param cycle whether the rate rises again
 * @param unit what t and s count
 */
public record PolynomialSchedule(
        double initialLearningRate, int steps, double end, double power, boolean cycle, ScheduleUnit unit)
        implements LearningRateSchedule {
    /** Checks the values. */
    public PolynomialSchedule {
        Values.requirePositive("initialLearningRate", initialLearningRate);
        Values.requireAtLeast("steps", 0, steps);
        Values.requireAtLeast("end", 0.0, end);
        Values.requirePositive("power", power);
    }

    @Override
    public double learningRate(long step, TrainingPlan plan) {
        double fraction = ScheduleProgress.fraction(steps, unit, step, plan);
        double done = cycle ? fraction / Math.max(1, Math.ceil(fraction)) : Math.min(1, fraction);
        return (initialLearningRate - end) * StableMath.pow(1 - done, power) + end;
    }
}
