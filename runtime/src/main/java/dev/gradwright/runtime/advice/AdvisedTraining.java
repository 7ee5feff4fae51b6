package dev.gradwright.runtime.advice;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.TrainingData;

/**
 * What an {@link Adviser} knows about a training.
 *
 * @param data of the training, not of the validation
 * @param epochs of the whole training
 */
public record AdvisedTraining(TrainableNetwork network, TrainingData data, int epochs, int stepsPerEpoch) {}
