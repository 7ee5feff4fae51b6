package dev.gradwright.conformance.network;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;

import dev.gradwright.dsl.Activation;
import dev.gradwright.dsl.ActivityL2;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Frozen;
import dev.gradwright.dsl.L2;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.MaxNorm;
import dev.gradwright.dsl.Network;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/** An activity penalty on a frozen layer that receives no gradient; penalties on its weights have no effect. */
@Network(input = Subject.INPUTS)
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
interface QuietFrozen {
    @Frozen
    @Dense(units = 7)
    @L2(0.2)
    @MaxNorm(0.1)
    @ActivityL2(0.3)
    DenseLayer code();

    @Activation(RELU)
    Layer act();

    @Dense(units = 4, activation = SOFTMAX)
    DenseLayer output();
}
