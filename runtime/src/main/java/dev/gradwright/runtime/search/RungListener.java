package dev.gradwright.runtime.search;

import dev.gradwright.runtime.search.TrialResult.Status;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.train.EpochLog;
import dev.gradwright.runtime.train.TrainingListener;
import dev.gradwright.runtime.train.TrainingProgress;
import org.jspecify.annotations.Nullable;

/**
 * Restores a training where it stopped, and stops it after the last epoch of a rung or when the time is over. The state is
 * saved before the training ends: at the end, averaged weights replace the trained ones.
 */
final class RungListener implements TrainingListener {
    private final int lastEpoch;
    private final String monitor;
    private final Budget budget;
    private @Nullable StateSnapshot state;
    private int epochs;
    private float value = Float.NaN;

    /**
     * @param state where the training stopped; null if it has not begun
     * @param lastEpoch of the rung
     */
    RungListener(@Nullable StateSnapshot state, int lastEpoch, String monitor, Budget budget) {
        this.state = state;
        this.lastEpoch = lastEpoch;
        this.monitor = monitor;
        this.budget = budget;
    }

    @Override
    public void trainingStarted(TrainingProgress progress) {
        if (state != null) {
            state.restore(progress);
            epochs = progress.epoch();
            state = null;
        }
    }

    @Override
    public void stepDone(TrainingProgress progress) {
        budget.requireNotCancelled();
    }

    @Override
    public void epochEnded(TrainingProgress progress, EpochLog log) {
        epochs = log.epoch();
        value = log.value(monitor);
        if (epochs == lastEpoch && epochs < progress.epochs()) {
            state = StateSnapshot.of(progress);
        }
        if (epochs == lastEpoch || budget.isSpent()) {
            progress.stop("the search stopped it");
        }
    }

    Status status() {
        return epochs == lastEpoch ? Status.COMPLETE : Status.STOPPED;
    }

    int epochs() {
        return epochs;
    }

    /** The monitored value of the last epoch. */
    float value() {
        return value;
    }

    /** The state after the last epoch of the rung; null if the training did not get there, or is complete. */
    @Nullable
    StateSnapshot state() {
        return state;
    }
}
