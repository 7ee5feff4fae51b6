package dev.gradwright.runtime.schedule;

/** The learning rate, and where asked the momentum, as a function of the steps done. */
public interface LearningRateSchedule {
    /**
     * The rate of the next step.
     *
     * @param step number of steps done before it, first 0
     * @param plan how long the training is to be
     */
    double learningRate(long step, TrainingPlan plan);

    /**
     * The momentum of the next step; NaN, the default, leaves the optimizer's own.
     *
     * @param step number of steps done before it, first 0
     * @param plan how long the training is to be
     */
    default double momentum(long step, TrainingPlan plan) {
        return Double.NaN;
    }
}
