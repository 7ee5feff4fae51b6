package dev.gradwright.runtime.schedule;

import dev.gradwright.dsl.ScheduleUnit;
import dev.gradwright.runtime.math.StableMath;

/**
 * Cosine decay with warm restarts (Loshchilov and Hutter, 2016) as in Keras: half a cosine over s steps, then another
 * that is {@code tMul} times as long and starts {@code mMul} times as high, and so on. In a cycle the rate is {@code
 * η₀((1 − alpha)·mMulⁱ·½(1 + cos πx) + alpha)}, where i is the number of the cycle, from 0, and x the fraction of it that
 * is done.
 *
 * @param initialLearningRate η₀, greater than 0
 * @param steps s, the number of steps or epochs of the first cycle, at least 1
 * @param tMul the length of a cycle divided by that of the one before, at least 1
 * @param mMul the height of a cycle divided by that of the one before, greater than 0
 * @param alpha the lowest rate of each cycle as a fraction of η₀, in [0, 1]
 * @param unit what the steps count
 */
public record CosineRestartsSchedule(
        double initialLearningRate, int steps, double tMul, double mMul, double alpha, ScheduleUnit unit)
        implements LearningRateSchedule {
    /** Checks the values. */
    public CosineRestartsSchedule {
        Values.requirePositive("initialLearningRate", initialLearningRate);
        Values.requireAtLeast("steps", 1, steps);
        Values.requireAtLeast("tMul", 1.0, tMul);
        Values.requirePositive("mMul", mMul);
        Values.requireFraction("alpha", alpha);
    }

    @Override
    public double learningRate(long step, TrainingPlan plan) {
        double fraction = ScheduleProgress.fraction(steps, unit, step, plan);
        double height = 1;
        if (tMul == 1) {
            double cycles = Math.floor(fraction);
            fraction -= cycles;
            height = StableMath.pow(mMul, cycles);
        } else {
            // The loop has few iterations. A rounded logarithm could be off by one restart.
            double length = 1;
            while (fraction >= length) {
                fraction -= length;
                length *= tMul;
                height *= mMul;
            }
            fraction /= length;
        }
        return initialLearningRate * ((1 - alpha) * height * HalfCosine.between(1, 0, fraction) + alpha);
    }
}
