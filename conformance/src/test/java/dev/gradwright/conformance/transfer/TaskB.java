package dev.gradwright.conformance.transfer;

import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.DenseLayer;

/** Classifies two classes, with weight decay and averaged weights. */
@Network(input = {4, 5})
@Loss(BINARY_CROSSENTROPY)
@Optimizer.AdamW(learningRate = 5e-3, averaging = 0.9)
public interface TaskB extends Trunk {
    @Dense(units = 1, activation = SIGMOID)
    DenseLayer output();
}
