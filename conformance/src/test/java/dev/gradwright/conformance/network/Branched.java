package dev.gradwright.conformance.network;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;

import dev.gradwright.dsl.Activation;
import dev.gradwright.dsl.Add;
import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Concat;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Dropout;
import dev.gradwright.dsl.From;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/** A residual block and a parallel wide path. */
@Network(input = 20)
@Loss(MEAN_SQUARED_ERROR)
@Optimizer.Adam(learningRate = 2e-3)
public interface Branched {
    @Dense(units = 18, activation = RELU, init = HE_NORMAL)
    DenseLayer stem();

    @Dense(units = 18, init = HE_NORMAL, bias = false)
    DenseLayer hidden();

    @BatchNorm(momentum = 0.9)
    BatchNormLayer norm();

    @Activation(ELU)
    Layer elu();

    @Dropout(0.2)
    Layer dropout();

    @Dense(units = 18)
    DenseLayer change();

    @Add({"stem", "change"})
    Layer block();

    @From("")
    @Dense(units = 7, activation = ELU)
    DenseLayer wide();

    @Concat({"block", "wide", ""})
    Layer joined();

    @Dense(units = 2)
    DenseLayer output();
}
