package dev.gradwright.conformance.network;

import dev.gradwright.dsl.Activation;
import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Dropout;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/** Exponentials that overwrite the outputs of a batch norm and of a dense layer. */
@SuppressWarnings("gradwright:ExplodingActivations") // it must overflow
@Network(input = 8)
@Loss(LossFunction.MEAN_ABSOLUTE_ERROR)
@Optimizer.Sgd(learningRate = 0.01, momentum = 0.9)
public interface Overflowing {
    @Dense(units = 6, bias = false)
    DenseLayer hidden1();

    @BatchNorm
    BatchNormLayer norm();

    @Activation(ActivationFunction.EXPONENTIAL)
    Layer power1();

    @Dropout(0.2)
    Layer dropout();

    @Dense(units = 5)
    DenseLayer hidden2();

    @Activation(ActivationFunction.EXPONENTIAL)
    Layer power2();

    @Dense(units = 3)
    DenseLayer output();
}
