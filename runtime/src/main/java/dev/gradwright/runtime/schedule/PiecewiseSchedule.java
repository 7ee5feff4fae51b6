package dev.gradwright.runtime.schedule;

import dev.gradwright.dsl.ScheduleUnit;

/** A piecewise constant rate, as in Keras: the rate changes after the boundary, not at it. */
public final class PiecewiseSchedule implements LearningRateSchedule {
    private final int[] boundaries;
    private final double[] values;
    private final ScheduleUnit unit;

    /**
     * @param boundaries the numbers of steps or epochs up to which a value holds, ascending, at least 0
     * @param values one more than boundaries, each greater than 0
     * @param unit what the boundaries count
     */
    public PiecewiseSchedule(int[] boundaries, double[] values, ScheduleUnit unit) {
        if (values.length != boundaries.length + 1) {
            throw new IllegalArgumentException("%d boundaries take %d values, but there are %d"
                    .formatted(boundaries.length, boundaries.length + 1, values.length));
        }
        int least = 0;
        for (int boundary : boundaries) {
            Values.requireAtLeast("a boundary", least, boundary);
            least = boundary + 1;
        }
        for (double value : values) {
            Values.requirePositive("a value", value);
        }
        this.boundaries = boundaries.clone();
        this.values = values.clone();
        this.unit = unit;
    }

    @Override
    public double learningRate(long step, TrainingPlan plan) {
        long done = ScheduleProgress.count(unit, step, plan);
        int piece = 0;
        while (piece < boundaries.length && done > boundaries[piece]) {
            piece++;
        }
        return values[piece];
    }
}
