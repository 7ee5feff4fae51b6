package dev.gradwright.samples.chapter11.normalization;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Flatten;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/**
 * The book normalizes the pixels and the output of each hidden layer. It notes that ten epochs are enough to see the
 * network learn faster than without. It keeps Glorot's weights, since the normalization makes up for them.
 */
@Network(input = {28, 28})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Sgd(learningRate = 1e-3)
public interface AfterActivation {
    @Flatten
    Layer pixels();

    @BatchNorm
    BatchNormLayer pixelNorm();

    @Dense(units = 300, activation = RELU)
    DenseLayer hidden1();

    @BatchNorm
    BatchNormLayer norm1();

    @Dense(units = 100, activation = RELU)
    DenseLayer hidden2();

    @BatchNorm
    BatchNormLayer norm2();

    @Dense(units = 10, activation = SOFTMAX)
    DenseLayer output();
}
