package dev.gradwright.samples.chapter11.regularization;

import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.dsl.AlphaDropout;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Flatten;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/**
 * The book uses alpha dropout, which preserves mean and variance, so that the network still normalizes itself. It
 * trains for 20 epochs with Nesterov momentum.
 */
@Network(input = {28, 28})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Sgd(learningRate = 0.01, momentum = 0.9, nesterov = true)
public interface AlphaDropoutBeforeEach {
    @Flatten
    Layer pixels();

    @AlphaDropout(0.2)
    Layer dropout1();

    @SeluHidden(300)
    DenseLayer hidden1();

    @AlphaDropout(0.2)
    Layer dropout2();

    @SeluHidden(100)
    DenseLayer hidden2();

    @AlphaDropout(0.2)
    Layer dropout3();

    @Dense(units = 10, activation = SOFTMAX)
    DenseLayer output();
}
