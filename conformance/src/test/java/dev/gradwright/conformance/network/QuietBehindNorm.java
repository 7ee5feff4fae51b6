package dev.gradwright.conformance.network;

import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;

import dev.gradwright.dsl.ActivityL2;
import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.L2;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;

/** Activity penalties on a layer that computes the gradients of the norm before it together with its own. */
@Network(input = Subject.INPUTS)
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
interface QuietBehindNorm {
    @BatchNorm
    BatchNormLayer norm();

    @Dense(units = 7, activation = TANH)
    @L2(value = 0.1, bias = 0.2)
    @ActivityL2(0.3)
    DenseLayer hidden();

    @Dense(units = 4, activation = SOFTMAX)
    DenseLayer output();
}
