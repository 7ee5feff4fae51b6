package dev.gradwright.conformance.network;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.dsl.Schedule;
import dev.gradwright.runtime.layer.DenseLayer;

/** Predicts an interval for one number, and its median. */
@Network(input = 1)
@Loss.Quantile(quantiles = {0.1, 0.5, 0.9})
@Optimizer.Adam(learningRate = 0.01)
@Schedule.Cosine
interface Spread {
    @Dense(units = 16, activation = ActivationFunction.TANH)
    DenseLayer hidden();

    @Dense(units = 3)
    DenseLayer quantiles();
}
