package dev.gradwright.conformance.network;

import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Dropout;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/** A sum of inputs, half of which are dropped: its mean and deviation are known. */
@Network(input = 20)
@Loss(MEAN_SQUARED_ERROR)
public interface DropoutFirst {
    @Dropout(0.5)
    Layer dropout();

    @Dense(units = 1)
    DenseLayer sum();
}
