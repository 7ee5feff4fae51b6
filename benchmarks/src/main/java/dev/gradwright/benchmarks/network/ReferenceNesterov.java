package dev.gradwright.benchmarks.network;

import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;

import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;

/** The reference network, trained with gradient descent and Nesterov momentum. */
@Network(input = 784)
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Optimizer.Sgd(
        learningRate = TrainingSettings.NESTEROV_RATE,
        momentum = TrainingSettings.NESTEROV_MOMENTUM,
        nesterov = true)
public interface ReferenceNesterov extends ReferenceLayers {}
