package dev.gradwright.runtime.train;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.loss.RunningMetrics;

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

    /** Asks for the training to stop after this epoch. */
    void stop();
}
