package dev.gradwright.conformance.network;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Initializer;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.dsl.Metric;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.DenseLayer;

/** Predicts the probability of a rare event. */
@Network(input = 2)
@Loss(LossFunction.BINARY_CROSSENTROPY)
@Metrics({Metric.ACCURACY, Metric.PRECISION, Metric.RECALL, Metric.F1, Metric.AUC})
@Optimizer.Adam(learningRate = 0.01)
interface RareEvents {
    @Dense(units = 8, activation = ActivationFunction.RELU, init = Initializer.HE_NORMAL)
    DenseLayer hidden();

    @Dense(units = 1, activation = ActivationFunction.SIGMOID)
    DenseLayer event();
}
