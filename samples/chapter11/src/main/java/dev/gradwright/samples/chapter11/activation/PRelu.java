package dev.gradwright.samples.chapter11.activation;

import static dev.gradwright.dsl.ActivationFunction.PRELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.dsl.Activation;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Flatten;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.layer.PReluLayer;

/**
 * The book lets the network learn the slope for negative inputs of each unit. The slopes start at 0, like ReLU.
 */
@Network(input = {28, 28})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Sgd(learningRate = 1e-3)
public interface PRelu {
    @Flatten
    Layer pixels();

    @Hidden(300)
    DenseLayer hidden1();

    @Activation(PRELU)
    PReluLayer prelu1();

    @Hidden(100)
    DenseLayer hidden2();

    @Activation(PRELU)
    PReluLayer prelu2();

    @Dense(units = 10, activation = SOFTMAX)
    DenseLayer output();
}
