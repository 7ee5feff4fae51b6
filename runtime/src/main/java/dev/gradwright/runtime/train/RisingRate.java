package dev.gradwright.runtime.train;

import dev.gradwright.runtime.math.StableMath;
import dev.gradwright.runtime.schedule.LearningRateSchedule;
import dev.gradwright.runtime.schedule.TrainingPlan;

/**
 * A rate that grows by the same factor at each step.
 *
 * @param firstStep number of steps done before the first
 * @param from the rate of the first step
 * @param to the rate of the last
 * @param steps number of steps, at least 2
 */
record RisingRate(long firstStep, double from, double to, int steps) implements LearningRateSchedule {
    @Override
    public double learningRate(long step, TrainingPlan plan) {
        double way = (double) (step - firstStep) / (steps - 1);
        return from * StableMath.pow(to / from, way);
    }
}
