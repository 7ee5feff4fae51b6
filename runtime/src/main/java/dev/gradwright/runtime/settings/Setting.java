package dev.gradwright.runtime.settings;

import dev.gradwright.runtime.schedule.LearningRateSchedule;
import dev.gradwright.runtime.schedule.TrainingPlan;
import org.jspecify.annotations.Nullable;

/**
 * A number that training reads in each step, such as the rate of a dropout. It is fixed, or a schedule determines it
 * for each step.
 */
public final class Setting {
    private final String name;
    private final ValueRule rule;
    private final @Nullable LearningRateSchedule schedule;
    private double value;

    private Setting(String name, ValueRule rule, double value, @Nullable LearningRateSchedule schedule) {
        this.name = name;
        this.rule = rule;
        this.value = value;
        this.schedule = schedule;
    }

    /** A fixed value. */
    public static Setting of(double value) {
        return new Setting("", ValueRule.ANYTHING, value, null);
    }

    /**
     * A value for each step.
     *
     * @param rule what the values must satisfy
     * @param declared the value until {@link #update}
     */
    static Setting scheduled(String name, ValueRule rule, double declared, LearningRateSchedule schedule) {
        return new Setting(name, rule, declared, schedule);
    }

    /** The value of the next step. */
    public double value() {
        return value;
    }

    /** The value of the next step, rounded. */
    public float floatValue() {
        return (float) value;
    }

    /** Replaces the value: a 1cycle schedule moves the momentum. */
    public void set(double value) {
        this.value = value;
    }

    /** Whether a schedule determines it. */
    public boolean isScheduled() {
        return schedule != null;
    }

    /** Whether it is 0 in every step, so that nothing needs to be kept for it. */
    public boolean isAlwaysZero() {
        return schedule == null && value == 0;
    }

    /**
     * Sets the value of the next step, if a schedule determines it.
     *
     * @param step number of steps done
     * @throws IllegalStateException if the schedule returns a value that is out of range; the value stays as it was
     */
    void update(long step, TrainingPlan plan) {
        if (schedule != null) {
            double next = schedule.learningRate(step, plan);
            if (!rule.allows(next)) {
                throw new IllegalStateException("the schedule of " + rule.problem(name, next) + " at step " + step);
            }
            value = next;
        }
    }
}
