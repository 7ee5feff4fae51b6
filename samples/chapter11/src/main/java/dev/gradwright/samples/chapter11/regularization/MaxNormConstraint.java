package dev.gradwright.samples.chapter11.regularization;

import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Flatten;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/**
 * The book limits the norm of the incoming weights of each hidden unit instead of adding a penalty. Two epochs of Nadam
 * show that the network trains equally well.
 */
@Network(input = {28, 28})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Nadam
public interface MaxNormConstraint {
    @Flatten
    Layer pixels();

    @MaxNormSeluHidden(300)
    DenseLayer hidden1();

    @MaxNormSeluHidden(100)
    DenseLayer hidden2();

    @Dense(units = 10, activation = SOFTMAX)
    DenseLayer output();
}
