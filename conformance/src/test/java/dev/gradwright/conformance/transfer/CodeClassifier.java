package dev.gradwright.conformance.transfer;

import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.DenseLayer;

/** Classifies by the code. */
@Network(input = 20)
@Loss(BINARY_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Adam(learningRate = 5e-3)
public interface CodeClassifier extends Code {
    @Dense(units = 1, activation = SIGMOID)
    DenseLayer output();
}
