package dev.gradwright.runtime.schedule;

import dev.gradwright.dsl.ScheduleUnit;

/**
 * How much of a schedule is done. The span of a schedule is a number of steps or epochs from the first step on, or the
 * whole fit if that number is 0. Without a plan, the progress of a fit and the number of epochs are 0.
 */
final class ScheduleProgress {
    private ScheduleProgress() {}

    /** The fraction of the span that is done, {@code t/s}; for a whole fit at most 1. */
    static double fraction(int steps, ScheduleUnit unit, long step, TrainingPlan plan) {
        long length = length(steps, unit, plan);
        if (length == 0) {
            return 0;
        }
        double fraction = (double) done(steps, unit, step, plan) / length;
        return steps == 0 ? Math.min(1, fraction) : fraction;
    }

    /** Number of steps or whole epochs done. */
    static long done(int steps, ScheduleUnit unit, long step, TrainingPlan plan) {
        return count(unit, steps == 0 ? step - plan.firstStep() : step, plan);
    }

    /** Number of steps or epochs of the span; 0 if unknown. */
    static long length(int steps, ScheduleUnit unit, TrainingPlan plan) {
        return steps == 0 ? count(unit, plan.steps(), plan) : steps;
    }

    /** A number of steps in the unit of the schedule. */
    static long count(ScheduleUnit unit, long steps, TrainingPlan plan) {
        return switch (unit) {
            case STEP -> steps;
            case EPOCH -> plan.stepsPerEpoch() == 0 ? 0 : steps / plan.stepsPerEpoch();
        };
    }
}
