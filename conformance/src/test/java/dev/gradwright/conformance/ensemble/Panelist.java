package dev.gradwright.conformance.ensemble;

import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.runtime.layer.DenseLayer;

/** One member of a {@link Panel} as a network of its own. */
@Network(input = Panel.INPUTS)
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
interface Panelist {
    @Dense(units = 9, activation = TANH)
    DenseLayer hidden();

    @Dense(units = Panel.CLASSES, activation = SOFTMAX)
    DenseLayer output();
}
