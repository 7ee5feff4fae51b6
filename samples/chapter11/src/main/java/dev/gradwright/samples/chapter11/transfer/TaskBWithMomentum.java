package dev.gradwright.samples.chapter11.transfer;

import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.DenseLayer;

/**
 * Task B with momentum, trained from scratch and on the layers of task A. The book does not try this.
 */
@Network(input = {28, 28})
@Loss(BINARY_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Sgd(learningRate = 1e-3, momentum = 0.9)
public interface TaskBWithMomentum extends Trunk {
    @Dense(units = 1, activation = SIGMOID)
    DenseLayer output();
}
