package dev.gradwright.samples.chapter11.activation;

import static dev.gradwright.dsl.ActivationFunction.LEAKY_RELU;
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

/**
 * The book puts leaky ReLU after each hidden layer, so that units with negative inputs still learn. It trains for ten
 * epochs with plain gradient descent.
 */
@Network(input = {28, 28})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Sgd(learningRate = 1e-3)
public interface LeakyRelu {
    @Flatten
    Layer pixels();

    @Hidden(300)
    DenseLayer hidden1();

    @Activation(value = LEAKY_RELU, alpha = 0.3)
    Layer leak1();

    @Hidden(100)
    DenseLayer hidden2();

    @Activation(value = LEAKY_RELU, alpha = 0.3)
    Layer leak2();

    @Dense(units = 10, activation = SOFTMAX)
    DenseLayer output();
}
