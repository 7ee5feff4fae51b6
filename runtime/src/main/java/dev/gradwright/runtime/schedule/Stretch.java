package dev.gradwright.runtime.schedule;

import dev.gradwright.dsl.ScheduleUnit;

/**
 * How far a schedule has come along what it stretches over: a number of steps or epochs counted from the first of all, or, where
 * that number is 0, the whole fit counted from its beginning. Without a plan the whole fit never gets on; nor do epochs.
 */
final class Stretch {
    private Stretch() {}

    /** {@code t/s}: how much is done; of the whole fit at most 1. */
    static double share(int steps, ScheduleUnit unit, long step, TrainingPlan plan) {
        long length = length(steps, unit, plan);
        if (length == 0) {
            return 0;
        }
        double share = (double) done(steps, unit, step, plan) / length;
        return steps == 0 ? Math.min(1, share) : share;
    }

    /** Steps or whole epochs that are done. */
    static long done(int steps, ScheduleUnit unit, long step, TrainingPlan plan) {
        return count(unit, steps == 0 ? step - plan.firstStep() : step, plan);
    }

    /** Steps or epochs of all of it; 0 where nobody knows. */
    static long length(int steps, ScheduleUnit unit, TrainingPlan plan) {
        return steps == 0 ? count(unit, plan.steps(), plan) : steps;
    }

    /** Steps in a schedule's unit. */
    static long count(ScheduleUnit unit, long steps, TrainingPlan plan) {
        return switch (unit) {
            case STEP -> steps;
            case EPOCH -> plan.stepsPerEpoch() == 0 ? 0 : steps / plan.stepsPerEpoch();
        };
    }
}
