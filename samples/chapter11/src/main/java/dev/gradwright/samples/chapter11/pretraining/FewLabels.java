package dev.gradwright.samples.chapter11.pretraining;

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
 * A classifier with few labeled pictures. The book builds it on layers that were trained without labels.
 */
@Network(input = {28, 28})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Nadam
public interface FewLabels extends Encoder {
    @Dense(units = 10, activation = SOFTMAX)
    DenseLayer output();
}
