package dev.gradwright.conformance.network;

import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;

import dev.gradwright.dsl.AlphaDropout;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.GaussianNoise;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/** Noise before and between trained layers, with smooth activations for finite differences. */
@Network(input = Subject.INPUTS)
@Loss(MEAN_SQUARED_ERROR)
interface Noisy {
    @GaussianNoise(0.2)
    Layer inputNoise();

    @Dense(units = 9, activation = TANH)
    DenseLayer hidden1();

    @AlphaDropout(0.3)
    @SuppressWarnings("gradwright:AlphaDropoutWithoutSelu") // SELU is not smooth at 0
    Layer alphaDropout();

    @Dense(units = 6, activation = TANH)
    DenseLayer hidden2();

    @GaussianNoise(0.1)
    Layer noise();

    @Dense(units = 2)
    DenseLayer output();
}
