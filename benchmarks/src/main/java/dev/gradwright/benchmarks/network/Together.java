package dev.gradwright.benchmarks.network;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Ensemble;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.DenseLayer;

/** Sixteen members of an ensemble like {@link Alone}: 64 → 128 ReLU → 128 ReLU → 1 sigmoid. */
@Network(input = Alone.INPUTS)
@Ensemble(k = Together.MEMBERS)
@Loss(BINARY_CROSSENTROPY)
@Optimizer.AdamW
public interface Together {
    /** Number of members. */
    int MEMBERS = 16;

    @Dense(units = 128, activation = RELU, init = HE_NORMAL)
    DenseLayer hidden1();

    @Dense(units = 128, activation = RELU, init = HE_NORMAL)
    DenseLayer hidden2();

    @Dense(units = 1, activation = SIGMOID)
    DenseLayer output();
}
