package dev.gradwright.benchmarks.network;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.runtime.layer.DenseLayer;

/** A network for records: 20 → 64 ReLU → 32 ReLU → 1 sigmoid. */
@Network(features = Customer.class, target = boolean.class)
@Loss(BINARY_CROSSENTROPY)
public interface CustomerModel {
    @Dense(units = 64, activation = RELU)
    DenseLayer hidden1();

    @Dense(units = 32, activation = RELU)
    DenseLayer hidden2();

    @Dense(units = 1, activation = SIGMOID)
    DenseLayer leaves();
}
