package gallery;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/** Predicts one of three species of iris from four measures of its leaves. */
@Network(input = 4)
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Adam(learningRate = 0.01)
public interface Flowers {
    @Dense(units = 16, activation = RELU)   DenseLayer hidden1();
    @Dense(units = 16, activation = RELU)   DenseLayer hidden2();
    @Dense(units = 3, activation = SOFTMAX) DenseLayer species();
}
