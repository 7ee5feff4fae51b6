package dev.gradwright.conformance.transfer;

import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.DenseLayer;

/** Reconstructs its input from the first layer of the code. */
@Network(input = 20)
@Loss(MEAN_SQUARED_ERROR)
@Optimizer.Adam(learningRate = 5e-3)
public interface ShallowAutoencoder extends FirstCode {
    @Dense(units = 20)
    DenseLayer output();
}
