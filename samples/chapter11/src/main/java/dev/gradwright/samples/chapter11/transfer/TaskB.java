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
 * The book has only 200 pictures to tell shirts from sandals. It trains these layers once from fresh weights and once with those of
 * task A, whose layers it freezes for the first epochs, so that the new output layer does not spoil them.
 */
@Network(input = {28, 28})
@Loss(BINARY_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Sgd(learningRate = 1e-3)
public interface TaskB extends Trunk {
    @Dense(units = 1, activation = SIGMOID)
    DenseLayer output();
}
