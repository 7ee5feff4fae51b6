package dev.gradwright.conformance.network;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SELU;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.Initializer.LECUN_NORMAL;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;

import dev.gradwright.dsl.Clip;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.dsl.Schedule;
import dev.gradwright.runtime.layer.DenseLayer;

/** A regression trained with Adam, a decaying learning rate and gradients clipped by norm. */
@Network(input = 20)
@Loss(MEAN_SQUARED_ERROR)
@Optimizer.Adam(learningRate = 2e-3)
@Schedule.Exponential(rate = 0.5, steps = 100)
@Clip(norm = 0.5)
public interface Regressor {
    @Dense(units = 17, activation = SELU, init = LECUN_NORMAL)
    DenseLayer hidden1();

    @Dense(units = 9, activation = RELU, init = HE_NORMAL)
    DenseLayer hidden2();

    @Dense(units = 2)
    DenseLayer output();
}
