package dev.gradwright.benchmarks.network;

import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;

import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;

/** The reference network, trained with Nadam. */
@Network(input = 784)
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Optimizer.Nadam(learningRate = TrainingSettings.NADAM_RATE)
public interface ReferenceNadam extends ReferenceLayers {}
