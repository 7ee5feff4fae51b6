package dev.gradwright.conformance.transfer;

import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.DenseLayer;

/** Overrides the last layer of the trunk. */
@Network(input = {4, 5})
@Loss(BINARY_CROSSENTROPY)
@Optimizer.Nadam(learningRate = 5e-3)
public interface Narrow extends Trunk {
    @Override
    @Dense(units = 7)
    DenseLayer hidden2();

    @Dense(units = 1, activation = SIGMOID)
    DenseLayer output();
}
