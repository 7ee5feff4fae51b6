package dev.gradwright.conformance.network;

import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;

import dev.gradwright.dsl.Activation;
import dev.gradwright.dsl.ActivityL2;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Dropout;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/** Activity penalties on a layer with an activation, on one before an activation layer, and on the output layer. */
@Network(input = Subject.INPUTS)
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
interface Quiet {
    @Dense(units = 7, activation = TANH)
    @ActivityL2(0.3)
    DenseLayer hidden1();

    @Dropout(0.25)
    Layer dropout();

    @Dense(units = 5)
    @ActivityL2(0.2)
    DenseLayer hidden2();

    @Activation(TANH)
    Layer tanh();

    @Dense(units = 4, activation = SOFTMAX)
    @ActivityL2(0.1)
    DenseLayer output();
}
