package dev.gradwright.samples.chapter11.activation;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Flatten;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.dsl.Repeat;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;
import java.util.List;

/**
 * The book trains the same hundred layers with ReLU and He initialization for comparison: the network learns slowly and
 * unsteadily. The warning that recommends SELU for so many layers is suppressed, because that is what is compared.
 */
@SuppressWarnings("gradwright:DeepPlain")
@Network(input = {28, 28})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Sgd(learningRate = 1e-3)
public interface ReluTower {
    @Flatten
    Layer pixels();

    @Dense(units = 300, activation = RELU, init = HE_NORMAL)
    DenseLayer hidden();

    @Dense(units = 100, activation = RELU, init = HE_NORMAL)
    @Repeat(99)
    List<DenseLayer> tower();

    @Dense(units = 10, activation = SOFTMAX)
    DenseLayer output();
}
