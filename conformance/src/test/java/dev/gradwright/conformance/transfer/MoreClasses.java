package dev.gradwright.conformance.transfer;

import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.runtime.layer.DenseLayer;

/** Task A with six classes: it overrides the head with another width. */
@Network(input = {4, 5})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
public interface MoreClasses extends TaskA {
    @Override
    @Dense(units = 6, activation = SOFTMAX)
    DenseLayer output();
}
