package dev.gradwright.runtime.schedule;

import dev.gradwright.dsl.ScheduleUnit;
import dev.gradwright.runtime.math.StableMath;

/**
 * Power scheduling, {@code η₀/(1 + t/s)^c}, where t counts the steps (or whole epochs) done before the update. With c =
 * 1 this is Keras' inverse time decay. With s = 0, t/s is the fraction of the fit that is done; without a plan the rate
 * stays at η₀.
 *
 * @param initialLearningRate η₀, greater than 0
 * @param steps s, the number of steps or epochs after which the rate is down to {@code η₀/2^c}; 0 means the whole fit
 * @param exponent c, greater than 0
 * @param unit what t and s count
 */
public record PowerSchedule(double initialLearningRate, int steps, double exponent, ScheduleUnit unit)
        implements LearningRateSchedule {
    /** Checks the values. */
    public PowerSchedule {
        Values.requirePositive("initialLearningRate", initialLearningRate);
        Values.requireAtLeast("steps", 0, steps);
        Values.requirePositive("exponent", exponent);
    }

    @Override
    public double learningRate(long step, TrainingPlan plan) {
        double fraction = ScheduleProgress.fraction(steps, unit, step, plan);
        return initialLearningRate / StableMath.pow(1 + fraction, exponent);
    }
}
