package dev.gradwright.runtime.train;

import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;

/**
 * Watches a training between its steps. A listener may read and set the network's parameters, and may stop the training; what
 * it throws ends the training.
 */
public interface TrainingListener extends Stateful {
    /** Called once, before the first epoch. */
    default void trainingStarted(TrainingProgress progress) {}

    /** Called before the first step of each epoch. */
    default void epochStarted(TrainingProgress progress) {}

    /** Called after each step; it should return at once. */
    default void stepDone(TrainingProgress progress) {}

    /** Called after each epoch and its validation. */
    default void epochEnded(TrainingProgress progress, EpochLog log) {}

    /** Called once, after the last epoch, if the training came to its end or was stopped. */
    default void trainingEnded(TrainingProgress progress) {}

    /**
     * Called once, after {@link #trainingEnded} of all listeners.
     *
     * @param history what {@code fit} is about to return
     */
    default void historyCompleted(TrainingProgress progress, History history) {}

    /**
     * Called once if the training failed, or a listener did.
     *
     * @param cause what {@code fit} throws afterwards; what this method throws is added to it as suppressed
     */
    default void trainingFailed(TrainingProgress progress, Throwable cause) {}

    /** Visits what the listener keeps from epoch to epoch and needs in a training that is continued; by default nothing. */
    @Override
    default void visit(StateVisitor visitor) {}
}
