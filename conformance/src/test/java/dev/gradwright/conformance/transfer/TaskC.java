package dev.gradwright.conformance.transfer;

import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.runtime.layer.DenseLayer;

/** An abstract class with a trunk and package-private layers. */
@Network(input = {4, 5})
@Loss(MEAN_SQUARED_ERROR)
abstract class TaskC extends Mixing implements Trunk {
    @Dense(units = 2)
    abstract DenseLayer output();
}
