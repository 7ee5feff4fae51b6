package dev.gradwright.samples.chapter11.regularization;

import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Flatten;
import dev.gradwright.dsl.L2;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/**
 * The book adds 0.01 times the squared weights of each layer to the loss. It declares this once, as a layer with
 * defaults; here this is {@link L2Hidden}.
 */
@Network(input = {28, 28})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Nadam
public interface L2Penalty {
    @Flatten
    Layer pixels();

    @L2Hidden(300)
    DenseLayer hidden1();

    @L2Hidden(100)
    DenseLayer hidden2();

    @Dense(units = 10, activation = SOFTMAX)
    @L2(0.01)
    DenseLayer output();
}
