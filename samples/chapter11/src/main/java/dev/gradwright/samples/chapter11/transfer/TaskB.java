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
 * The book has only 200 pictures of shirts and sandals. It trains these layers once from scratch and once with the
 * weights of task A. The copied layers are frozen for the first epochs, so that large errors of the new output layer do
 * not ruin them.
 */
@Network(input = {28, 28})
@Loss(BINARY_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Sgd(learningRate = 1e-3)
public interface TaskB extends Trunk {
    @Dense(units = 1, activation = SIGMOID)
    DenseLayer output();
}
