package dev.gradwright.samples.curves;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Dropout;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/** Learns the wave with dropout, so that it can estimate its uncertainty. */
@Network(input = 1)
@Loss(MEAN_SQUARED_ERROR)
@Optimizer.Adam(learningRate = 0.003)
interface UnsureWave {
    @Dense(units = 100, activation = RELU, init = HE_NORMAL)
    DenseLayer hidden1();

    @Dense(units = 100, activation = RELU, init = HE_NORMAL)
    DenseLayer hidden2();

    @Dropout(0.2)
    Layer dropout();

    @Dense(units = 1)
    DenseLayer output();
}
