package dev.gradwright.samples.chapter11.experiment;

import dev.gradwright.runtime.train.TrainingListener;

/**
 * The settings of a run.
 *
 * @param pictures the data
 * @param seed what weights, order of the pictures and dropout follow from
 * @param mostEpochs how many epochs a training may have, at least 1; fewer than the experiment asks for cut it short
 * @param listener what watches the training
 */
public record Setting(Pictures pictures, long seed, int mostEpochs, TrainingListener listener) {}
