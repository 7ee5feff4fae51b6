package dev.gradwright.conformance.table;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.LossFunction.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/** Predicts one of three constants by its index. */
@Network(features = HousePrices.House.class, target = Customer.Contract.class)
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Optimizer.Adam(learningRate = 0.05)
interface Species {
    @Dense(units = 3, activation = SOFTMAX)
    DenseLayer output();
}
