package dev.gradwright.runtime.advice;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Adviser} knows about a training.
 *
 * @param data of the training, not of the validation
 * @param sampleWeights rows × 1; null if all rows count the same
 * @param epochs of the whole training
 */
public record AdvisedTraining(
        TrainableNetwork network, Dataset data, @Nullable FMatrixRMaj sampleWeights, int epochs, int stepsPerEpoch) {}
