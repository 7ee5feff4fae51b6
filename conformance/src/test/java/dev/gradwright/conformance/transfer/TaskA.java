package dev.gradwright.conformance.transfer;

import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.DenseLayer;

/** Classifies four classes. */
@Network(input = {4, 5})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Optimizer.Nadam(learningRate = 5e-3)
public interface TaskA extends Trunk {
    @Dense(units = 4, activation = SOFTMAX)
    DenseLayer output();
}
