package dev.gradwright.runtime.train;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.loss.RunningMetrics;
import dev.gradwright.runtime.state.Stateful;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a training, for listeners. Its state is that of the whole training: if a listener restores it in
 * {@link TrainingListener#trainingStarted}, the training continues, to the bit, where the state was saved. A listener
 * that saves or restores it must be the last, so that the others have finished their part of the event.
 */
public interface TrainingProgress extends Stateful {
    /** The network in training. */
    TrainableNetwork network();

    /** The data of the fit, in their own order; not those of the validation. */
    Dataset data();

    /** The weight of each row of {@link #data()}, rows × 1, class weights included; null if all count the same. */
    @Nullable
    FMatrixRMaj sampleWeights();

    /** Number of epochs of the fit. */
    int epochs();

    /** The current epoch, counted from 1; 0 before the first. */
    int epoch();

    /** Number of steps of each epoch. */
    int stepsPerEpoch();

    /** Number of steps done in this epoch. */
    int step();

    /** Mean loss and metrics of this epoch so far. */
    RunningMetrics metrics();

    /** The names of the values that the {@link EpochLog} of each epoch holds, in order. */
    List<String> names();

    /** Requests that the training stop after this epoch. */
    default void stop() {
        stop("a listener asked for it");
    }

    /**
     * Requests that the training stop after this epoch.
     *
     * @param reason for {@link History#stopReason}; the first reason wins
     */
    void stop(String reason);

    /**
     * Reports that the parameters of an epoch were restored.
     *
     * @param epoch for {@link History#restoredEpoch}
     */
    void restored(int epoch);
}
