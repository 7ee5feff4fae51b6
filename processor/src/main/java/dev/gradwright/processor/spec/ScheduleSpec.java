package dev.gradwright.processor.spec;

import dev.gradwright.dsl.OneCycleForm;
import dev.gradwright.dsl.ScheduleUnit;

/** The schedule's annotation. */
public sealed interface ScheduleSpec {
    /** The annotation. */
    Origin origin();

    /** {@code @Schedule.Exponential}. */
    record Exponential(
            Origin origin,
            Valued<Double> rate,
            Valued<Integer> steps,
            Valued<Boolean> staircase,
            Valued<ScheduleUnit> unit)
            implements ScheduleSpec {}

    /** {@code @Schedule.OneCycle}. */
    record OneCycle(Origin origin, Valued<Double> maxLearningRate, Valued<OneCycleForm> form) implements ScheduleSpec {}
}
