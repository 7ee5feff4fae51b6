package dev.gradwright.conformance.stream;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.Initializer.*;
import static dev.gradwright.dsl.LossFunction.*;
import static dev.gradwright.dsl.Metric.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/** Whether a driver gets a tip. */
@Network(features = Trip.class, target = boolean.class)
@Loss(BINARY_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Adam(learningRate = 0.01)
interface TipModel {
    @Dense(units = 8, activation = RELU, init = HE_NORMAL)
    DenseLayer hidden();

    @Dropout(0.1)
    Layer dropout();

    @Dense(units = 1, activation = SIGMOID)
    DenseLayer tip();
}
