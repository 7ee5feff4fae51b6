package dev.gradwright.runtime.schedule;

import dev.gradwright.dsl.ScheduleUnit;

/**
 * Cosine decay (Loshchilov and Hutter, 2016) as in Keras: after a linear warm-up from η₀ to a target, the rate falls
 * along half a cosine to {@code alpha} times the target over s steps, {@code target·((1 − alpha)·½(1 + cos πt/s) +
 * alpha)}, and stays there. With s = 0 the decay spans the rest of the fit after the warm-up; without a plan of the fit
 * the rate stays at the target.
 *
 * @param initialLearningRate η₀, at least 0; without warm-up it has no effect
 * @param steps s, the number of steps or epochs of the decay; 0 means the whole fit, warm-up included
 * @param alpha the fraction of the target that is left at the end, in [0, 1]
 * @param warmupSteps number of steps or epochs of the warm-up, 0 for none
 * @param warmupTarget the rate at which the decay begins, greater than 0
 * @param unit what the steps count
 */
public record CosineSchedule(
        double initialLearningRate, int steps, double alpha, int warmupSteps, double warmupTarget, ScheduleUnit unit)
        implements LearningRateSchedule {
    /** Checks the values. */
    public CosineSchedule {
        Values.requireAtLeast("initialLearningRate", 0.0, initialLearningRate);
        Values.requireAtLeast("steps", 0, steps);
        Values.requireFraction("alpha", alpha);
        Values.requireAtLeast("warmupSteps", 0, warmupSteps);
        Values.requirePositive("warmupTarget", warmupTarget);
    }

    /** A schedule without warm-up that decays from {@code learningRate}. */
    public static CosineSchedule of(double learningRate, int steps, double alpha, ScheduleUnit unit) {
        return new CosineSchedule(learningRate, steps, alpha, 0, learningRate, unit);
    }

    @Override
    public double learningRate(long step, TrainingPlan plan) {
        long done = ScheduleProgress.done(steps, unit, step, plan);
        if (done < warmupSteps) {
            return initialLearningRate + (warmupTarget - initialLearningRate) * done / warmupSteps;
        }
        long decay = steps > 0 ? steps : ScheduleProgress.length(steps, unit, plan) - warmupSteps;
        double fraction = decay <= 0 ? 0 : Math.min(1, (double) (done - warmupSteps) / decay);
        return warmupTarget * HalfCosine.between(1, alpha, fraction);
    }
}
