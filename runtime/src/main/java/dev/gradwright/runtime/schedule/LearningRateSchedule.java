package dev.gradwright.runtime.schedule;

import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;

/**
 * The learning rate, and optionally the momentum, as a function of the number of steps done.
 *
 * <p>A custom schedule needs {@link #learningRate} and a constructor without parameters, or one that takes the
 * optimizer's learning rate. {@code @Schedule(MySchedule.class)} selects it for a network:
 *
 * <pre>{@code
 * public record Halving(double initialLearningRate) implements LearningRateSchedule {
 *     public double learningRate(long step, TrainingPlan plan) {
 *         return initialLearningRate * StrictMath.pow(0.5, step / 1000);
 *     }
 * }
 * }</pre>
 */
public interface LearningRateSchedule extends Stateful {
    /**
     * The rate of the next step.
     *
     * @param step number of steps done before it, first 0
     * @param plan the length of the fit
     */
    double learningRate(long step, TrainingPlan plan);

    /**
     * The momentum of the next step; NaN, the default, keeps that of the optimizer.
     *
     * @param step number of steps done before it, first 0
     * @param plan the length of the fit
     */
    default double momentum(long step, TrainingPlan plan) {
        return Double.NaN;
    }

    /** Called when a fit begins. */
    default void fitStarted() {}

    /**
     * The name of the value of each epoch that {@link #epochEnded} takes, as in {@code val_auc}. Empty, the default,
     * means {@code val_loss}, or {@code loss} in a fit without validation data. A fit that does not record the value
     * fails before its first epoch.
     */
    default String monitor() {
        return "";
    }

    /**
     * Called after each epoch of a fit.
     *
     * @param value the value that {@link #monitor} names
     */
    default void epochEnded(double value) {}

    /**
     * Visits the fields that change during a fit; by default none. An example is a schedule that lowers its rate:
     *
     * <pre>{@code
     * public void visit(StateVisitor visitor) {
     *     rate = visitor.visit("rate", rate);
     * }
     * }</pre>
     */
    @Override
    default void visit(StateVisitor visitor) {}
}
