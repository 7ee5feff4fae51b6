package dev.gradwright.benchmarks.network;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.runtime.layer.DenseLayer;

/**
 * A network so small that for the peers the overhead of a call exceeds the computation: 16 → 32 ReLU → 16 ReLU → 1
 * sigmoid.
 */
@Network(input = 16)
@Loss(BINARY_CROSSENTROPY)
public interface Tiny {
    @Dense(units = 32, activation = RELU)
    DenseLayer hidden1();

    @Dense(units = 16, activation = RELU)
    DenseLayer hidden2();

    @Dense(units = 1, activation = SIGMOID)
    DenseLayer output();
}
