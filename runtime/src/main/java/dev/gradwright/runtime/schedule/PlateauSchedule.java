package dev.gradwright.runtime.schedule;

import dev.gradwright.dsl.MonitorMode;
import dev.gradwright.runtime.loss.RecordedValues;
import dev.gradwright.runtime.state.StateVisitor;
import java.util.Objects;

/**
 * Reduces the rate if a monitored value stops improving, as Keras' ReduceLROnPlateau does: after {@code patience}
 * epochs without an improvement by more than {@code minDelta} the rate is multiplied by {@code factor}, and the next
 * {@code cooldown} epochs do not count. NaN is never an improvement. Unlike other schedules this one has state: a new
 * fit resets the best value and the counts, but not the rate. As in Keras the rate is a float.
 */
public final class PlateauSchedule implements LearningRateSchedule {
    private final double factor;
    private final int patience;
    private final double minDelta;
    private final int cooldown;
    private final double minLearningRate;
    private final String monitor;
    /**
     * 1 if lower values are better, −1 if higher values are. Values are multiplied by it, so that lower is always
     * better.
     */
    private final int sign;

    private float rate;
    private double best = Double.POSITIVE_INFINITY;
    private int waited;
    private int coolingDown;

    /**
     * Monitors {@code val_loss}, or {@code loss} in a fit without validation data.
     *
     * @param initialLearningRate greater than 0
     * @param factor greater than 0 and at most 1
     * @param patience number of epochs without improvement, at least 0
     * @param minDelta improvements must be larger than this, at least 0
     * @param cooldown number of epochs after a cut that do not count, at least 0
     * @param minLearningRate the lower bound of the rate, at least 0
     */
    public PlateauSchedule(
            double initialLearningRate,
            double factor,
            int patience,
            double minDelta,
            int cooldown,
            double minLearningRate) {
        this(initialLearningRate, factor, patience, minDelta, cooldown, minLearningRate, "", MonitorMode.AUTO);
    }

    /**
     * @param initialLearningRate greater than 0
     * @param factor greater than 0 and at most 1
     * @param patience number of epochs without improvement, at least 0
     * @param minDelta improvements must be larger than this, at least 0
     * @param cooldown number of epochs after a cut that do not count, at least 0
     * @param minLearningRate the lower bound of the rate, at least 0
     * @param monitor the name of the value; empty for {@code val_loss}, or {@code loss} in a fit without validation
     *     data
     * @param mode whether lower or higher values are better; AUTO for the direction of the monitored metric
     * @throws IllegalArgumentException if a number is out of its range, or the mode is AUTO and the name is not that of
     *     a loss or a metric
     */
    public PlateauSchedule(
            double initialLearningRate,
            double factor,
            int patience,
            double minDelta,
            int cooldown,
            double minLearningRate,
            String monitor,
            MonitorMode mode) {
        Values.requirePositive("initialLearningRate", initialLearningRate);
        Values.requirePositive("factor", factor);
        Values.requireFraction("factor", factor);
        Values.requireAtLeast("patience", 0, patience);
        Values.requireAtLeast("minDelta", 0.0, minDelta);
        Values.requireAtLeast("cooldown", 0, cooldown);
        Values.requireAtLeast("minLearningRate", 0.0, minLearningRate);
        this.rate = (float) initialLearningRate;
        this.factor = factor;
        this.patience = patience;
        this.minDelta = minDelta;
        this.cooldown = cooldown;
        this.minLearningRate = minLearningRate;
        this.monitor = Objects.requireNonNull(monitor, "monitor must not be null; it is empty for the default");
        this.sign = RecordedValues.isHigherBetter(
                        monitor.isEmpty() ? "loss" : monitor, Objects.requireNonNull(mode, "mode must not be null"))
                ? -1
                : 1;
    }

    @Override
    public String monitor() {
        return monitor;
    }

    @Override
    public double learningRate(long step, TrainingPlan plan) {
        return rate;
    }

    @Override
    public void fitStarted() {
        best = Double.POSITIVE_INFINITY;
        waited = 0;
        coolingDown = 0;
    }

    @Override
    public void epochEnded(double value) {
        double signed = sign * value;
        if (coolingDown > 0) {
            coolingDown--;
            waited = 0;
        }
        if (signed < best - minDelta) {
            best = signed;
            waited = 0;
        } else if (coolingDown == 0) {
            waited++;
            if (waited >= patience) {
                cut();
            }
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        rate = visitor.visit("rate", rate);
        best = visitor.visit("best", best);
        waited = visitor.visit("waited", waited);
        coolingDown = visitor.visit("coolingDown", coolingDown);
    }

    private void cut() {
        if (rate > (float) minLearningRate) {
            rate = (float) Math.max(rate * factor, minLearningRate);
            coolingDown = cooldown;
            waited = 0;
        }
    }
}
