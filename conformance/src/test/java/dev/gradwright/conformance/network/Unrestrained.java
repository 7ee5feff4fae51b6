package dev.gradwright.conformance.network;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.runtime.layer.DenseLayer;

/** {@link Restrained} without penalties and constraints. */
@Network(input = Subject.INPUTS)
@Loss(MEAN_SQUARED_ERROR)
interface Unrestrained {
    @Dense(units = 30, activation = ELU)
    DenseLayer hidden1();

    @Dense(units = 17, activation = TANH)
    DenseLayer hidden2();

    @Dense(units = 2)
    DenseLayer output();
}
