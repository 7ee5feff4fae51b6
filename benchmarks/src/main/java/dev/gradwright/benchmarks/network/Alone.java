package dev.gradwright.benchmarks.network;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.DenseLayer;

/** A network for a table: 64 → 128 ReLU → 128 ReLU → 1 sigmoid. */
@Network(input = Alone.INPUTS)
@Loss(BINARY_CROSSENTROPY)
@Optimizer.AdamW
public interface Alone {
    /** Number of columns. */
    int INPUTS = 64;

    @Dense(units = 128, activation = RELU, init = HE_NORMAL)
    DenseLayer hidden1();

    @Dense(units = 128, activation = RELU, init = HE_NORMAL)
    DenseLayer hidden2();

    @Dense(units = 1, activation = SIGMOID)
    DenseLayer output();
}
