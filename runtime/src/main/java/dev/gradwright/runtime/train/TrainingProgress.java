package dev.gradwright.runtime.train;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.TrainingData;
import dev.gradwright.runtime.loss.RunningMetrics;
import dev.gradwright.runtime.state.Stateful;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a training, for listeners. Its state is that of the whole training: if a listener restores it in
 * {@link TrainingListener#trainingStarted}, the training continues, to the bit, where the state was saved. A listener
 * that saves or restores it must be the last, so that the others have finished their part of the event.
 */
public interface TrainingProgress extends Stateful {
    /** The network in training. */
    TrainableNetwork network();

    /** The data of the fit with the weights of their rows, class weights included; not those of the validation. */
    TrainingData data();

    /** The data on which each epoch is evaluated; null if there are none. */
    @Nullable
    Dataset validation();

    /**
     * The settings of the fit by name, in order: {@code epochs}, {@code batchSize}, {@code gradientAccumulation}, {@code
     * shuffle} and {@code seed}. Values are of the types {@code Integer}, {@code Long} and {@code Boolean}.
     */
    Map<String, Object> settings();

    /** Number of epochs of the fit. */
    int epochs();

    /** The current epoch, counted from 1; 0 before the first. */
    int epoch();

    /** Number of steps of each epoch. */
    int stepsPerEpoch();

    /** Number of steps done in this epoch. */
    int step();

    /** The mean loss of the rows of the last step, before its update, penalties included; NaN before the first step. */
    float loss();

    /** Mean loss and metrics of this epoch so far. */
    RunningMetrics metrics();

    /** The names of the values that the {@link EpochLog} of each epoch holds, in order. */
    List<String> names();

    /** Requests that the training stop after this epoch. */
    default void stop() {
        stop("a listener asked for it");
    }

    /** The results of the epochs done so far, those before a resumption included. */
    List<EpochLog> logs();

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

    /**
     * Reports a problem that does not end the training, such as a file that cannot be written. It is printed to standard
     * output, above a progress bar, and recorded in {@link History#warnings}. A problem is reported once: the same text
     * again is ignored.
     *
     * @param text as in {@code "cannot write log.csv: No space left on device; ..."}
     */
    void warn(String text);
}
