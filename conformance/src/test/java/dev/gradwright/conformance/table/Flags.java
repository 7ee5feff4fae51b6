package dev.gradwright.conformance.table;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.LossFunction.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/** Predicts a boolean with a softmax over two classes, from the record of another spec. */
@Network(features = HousePrices.House.class, target = boolean.class)
@Loss(CATEGORICAL_CROSSENTROPY)
@Optimizer.Adam(learningRate = 0.05)
interface Flags {
    @Dense(units = 2, activation = SOFTMAX)
    DenseLayer output();
}
