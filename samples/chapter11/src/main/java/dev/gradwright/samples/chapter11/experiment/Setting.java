package dev.gradwright.samples.chapter11.experiment;

import dev.gradwright.runtime.train.TrainingListener;

/**
 * The settings of a run.
 *
 * @param pictures the data
 * @param seed the seed of weights, shuffling and dropout
 * @param maxEpochs the maximum number of epochs of a training, at least 1
 * @param listener a listener for the training
 */
public record Setting(Pictures pictures, long seed, int maxEpochs, TrainingListener listener) {}
