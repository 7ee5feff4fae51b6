package dev.gradwright.samples.ranking;

import static dev.gradwright.dsl.ActivationFunction.SWISH;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;

import dev.gradwright.dsl.Dense;
import dev.gradwright.runtime.layer.DenseLayer;

/** The layers that all networks here have. */
interface Scorer {
    @Dense(units = 32, activation = SWISH, init = HE_NORMAL)
    DenseLayer hidden1();

    @Dense(units = 16, activation = SWISH, init = HE_NORMAL)
    DenseLayer hidden2();

    @Dense(units = 1)
    DenseLayer score();
}
