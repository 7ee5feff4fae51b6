package dev.gradwright.conformance.network;

import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;

import dev.gradwright.dsl.ActivityL2;
import dev.gradwright.dsl.Clip;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.L1;
import dev.gradwright.dsl.L2;
import dev.gradwright.dsl.LayerNorm;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.LayerNormLayer;

/** Penalties on weights and activations, and a clipping that scales every gradient; nothing depends on other rows. */
@Network(input = Subject.INPUTS)
@Loss(MEAN_SQUARED_ERROR)
@Optimizer.Sgd(learningRate = 0.5)
@Clip(globalNorm = 0.2)
interface Accumulated {
    @Dense(units = 17, activation = TANH)
    @L2(0.1)
    @ActivityL2(0.1)
    DenseLayer hidden();

    @LayerNorm
    LayerNormLayer norm();

    @Dense(units = 2)
    @L1(0.05)
    DenseLayer output();
}
