package dev.gradwright.runtime.train;

import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;

/**
 * Observes a training between its steps. A listener may read and set the parameters of the network, and may stop the
 * training. An exception that it throws ends the training with a {@link ListenerException}.
 *
 * <p>The thread that called {@code fit} calls all listeners, in the order in which they were added; each event is passed
 * to all of them before the next one. The order of the events is
 *
 * <ol>
 *   <li>{@link #trainingStarted},
 *   <li>{@link #trainingResumed}, if the training continues one that was interrupted,
 *   <li>for each epoch {@link #epochStarted}, {@link #stepDone} after each step, and {@link #epochEnded},
 *   <li>{@link #trainingEnded}, and {@link #historyCompleted} with the return value of {@code fit}.
 * </ol>
 *
 * <p>If anything throws an exception, {@link #trainingFailed} of all listeners that were started is called instead of the
 * events that are left.
 *
 * <p>A listener may be used for several fits, one after the other, so {@link #trainingStarted} forgets the one before. One that
 * remembers something visits it in {@link #visit}, always under the same names. One that writes a file brings it up to
 * date in {@link #trainingResumed}: the file may have more than the checkpoint, or less.
 */
public interface TrainingListener extends Stateful {
    /** Called once, before the first epoch. */
    default void trainingStarted(TrainingProgress progress) {}

    /**
     * Called once, after {@link #trainingStarted} of all listeners, if the training continues one that was interrupted.
     * The state of network, training and listeners is that of the checkpoint. It may be in the middle of an epoch, for
     * which {@link #epochStarted} is not called again.
     */
    default void trainingResumed(TrainingProgress progress) {}

    /** Called before the first step of each epoch. */
    default void epochStarted(TrainingProgress progress) {}

    /** Called after each step; it should return quickly. */
    default void stepDone(TrainingProgress progress) {}

    /** Called after each epoch and its validation. */
    default void epochEnded(TrainingProgress progress, EpochLog log) {}

    /** Called once after the last step, whether the training completed or ended early, unless it failed. */
    default void trainingEnded(TrainingProgress progress) {}

    /**
     * Called once, after {@link #trainingEnded} of all listeners.
     *
     * @param history the return value of {@code fit}
     */
    default void historyCompleted(TrainingProgress progress, History history) {}

    /**
     * Called once if the training or a listener failed after {@link #trainingStarted} of this one was called.
     *
     * @param cause the exception that {@code fit} throws afterwards; an exception of this method is added to it as
     *     suppressed
     */
    default void trainingFailed(TrainingProgress progress, Throwable cause) {}

    /** Visits the fields that a restored training needs; by default none. */
    @Override
    default void visit(StateVisitor visitor) {}
}
