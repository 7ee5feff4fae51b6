package dev.gradwright.conformance.network;

import static dev.gradwright.dsl.ActivationFunction.LEAKY_RELU;
import static dev.gradwright.dsl.ActivationFunction.PRELU;
import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.Initializer.HE_UNIFORM;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.dsl.Activation;
import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Clip;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.LayerNorm;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.LayerNormLayer;
import dev.gradwright.runtime.layer.PReluLayer;

/** Three binary outputs, trained with Nesterov momentum and gradients clipped by value. */
@Network(input = 20)
@Loss(value = BINARY_CROSSENTROPY, labelSmoothing = 0.1)
@Metrics(ACCURACY)
@Optimizer.Sgd(learningRate = 0.05, momentum = 0.9, nesterov = true)
@Clip(0.05)
public interface Detector {
    @Dense(units = 70, activation = LEAKY_RELU, init = HE_UNIFORM)
    DenseLayer hidden();

    @BatchNorm(momentum = 0.9)
    BatchNormLayer norm();

    @Dense(units = 9)
    DenseLayer hidden2();

    @LayerNorm
    LayerNormLayer rows();

    @Activation(PRELU)
    PReluLayer slopes();

    @Dense(units = 3, activation = SIGMOID)
    DenseLayer output();
}
