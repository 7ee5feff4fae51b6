package dev.gradwright.runtime.train;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.loss.RunningMetrics;
import java.util.List;

/** How far a training has come, as listeners see it. */
public interface TrainingProgress {
    /** The network in training. */
    TrainableNetwork network();

    /** Number of epochs asked for. */
    int epochs();

    /** The epoch in training, counted from 1; 0 before the first. */
    int epoch();

    /** Number of steps of each epoch. */
    int stepsPerEpoch();

    /** Number of steps done in this epoch. */
    int step();

    /** Mean loss and metrics of this epoch so far. */
    RunningMetrics metrics();

    /** The names of the values that the {@link EpochLog} of each epoch holds, in order. */
    List<String> names();

    /** Asks for the training to stop after this epoch. */
    default void stop() {
        stop("a listener asked for it");
    }

    /**
     * Asks for the training to stop after this epoch, and says why.
     *
     * @param reason what {@link History#stopReason} returns; of several the first
     */
    void stop(String reason);

    /**
     * Says that the network has been given the parameters of an epoch back.
     *
     * @param epoch what {@link History#restoredEpoch} returns
     */
    void restored(int epoch);
}
