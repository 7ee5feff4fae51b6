package dev.gradwright.samples.curves;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.DenseLayer;

/** A network with far more weights than the noisy wave has points. */
@Network(input = 1)
@Loss(MEAN_SQUARED_ERROR)
@Optimizer.Adam(learningRate = 0.003)
interface Wave {
    @Dense(units = 100, activation = ELU, init = HE_NORMAL)
    DenseLayer hidden1();

    @Dense(units = 100, activation = ELU, init = HE_NORMAL)
    DenseLayer hidden2();

    @Dense(units = 1)
    DenseLayer output();
}
