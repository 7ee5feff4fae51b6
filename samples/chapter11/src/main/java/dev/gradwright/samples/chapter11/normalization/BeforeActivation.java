package dev.gradwright.samples.chapter11.normalization;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.dsl.Activation;
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
 * The book moves the normalization between layer and activation, which the authors of batch normalization preferred.
 * The layers before it have no bias, because the normalization would cancel it.
 */
@Network(input = {28, 28})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Sgd(learningRate = 1e-3)
public interface BeforeActivation {
    @Flatten
    Layer pixels();

    @BatchNorm
    BatchNormLayer pixelNorm();

    @Linear(300)
    DenseLayer hidden1();

    @BatchNorm
    BatchNormLayer norm1();

    @Activation(RELU)
    Layer relu1();

    @Linear(100)
    DenseLayer hidden2();

    @BatchNorm
    BatchNormLayer norm2();

    @Activation(RELU)
    Layer relu2();

    @Dense(units = 10, activation = SOFTMAX)
    DenseLayer output();
}
