package dev.gradwright.conformance.settings;

import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Dropout;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/** A network that is created with settings. */
@Network(input = 4)
@Loss(MEAN_SQUARED_ERROR)
@Optimizer.AdamW
interface Tuned {
    @Dense(units = 5, activation = TANH)
    DenseLayer hidden();

    @Dropout(0.2)
    Layer dropout();

    @Dense(units = 1)
    DenseLayer output();
}
