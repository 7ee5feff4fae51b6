package dev.gradwright.samples.chapter11.transfer;

import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.DenseLayer;

/**
 * The book first trains a network on the eight classes other than sandals and shirts, of which there are many pictures.
 * Task B reuses its layers.
 */
@Network(input = {28, 28})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Sgd(learningRate = 1e-3)
public interface TaskA extends Trunk {
    @Dense(units = 8, activation = SOFTMAX)
    DenseLayer output();
}
