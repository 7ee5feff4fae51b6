package dev.gradwright.conformance.ensemble;

import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Ensemble;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.runtime.layer.DenseLayer;

/** Three members that classify. */
@Network(input = Panel.INPUTS)
@Ensemble(k = Panel.MEMBERS)
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
interface Panel {
    int INPUTS = 7;
    int MEMBERS = 3;
    int CLASSES = 4;

    @Dense(units = 9, activation = TANH)
    DenseLayer hidden();

    @Dense(units = CLASSES, activation = SOFTMAX)
    DenseLayer output();
}
