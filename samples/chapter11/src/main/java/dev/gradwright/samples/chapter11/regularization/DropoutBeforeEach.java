package dev.gradwright.samples.chapter11.regularization;

import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Dropout;
import dev.gradwright.dsl.Flatten;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/**
 * The book drops a fifth of the inputs of each layer, including the pixels, during training. Two epochs of Nadam show a
 * better validation than training accuracy, because nothing is dropped at inference.
 */
@Network(input = {28, 28})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Nadam
public interface DropoutBeforeEach {
    @Flatten
    Layer pixels();

    @Dropout(0.2)
    Layer dropout1();

    @EluHidden(300)
    DenseLayer hidden1();

    @Dropout(0.2)
    Layer dropout2();

    @EluHidden(100)
    DenseLayer hidden2();

    @Dropout(0.2)
    Layer dropout3();

    @Dense(units = 10, activation = SOFTMAX)
    DenseLayer output();
}
