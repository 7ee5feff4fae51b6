package dev.gradwright.conformance.table;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.Initializer.*;
import static dev.gradwright.dsl.LossFunction.*;
import static dev.gradwright.dsl.Metric.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/** Predicts an enum of two constants from a record with every kind of component. */
@Network(features = Customer.class, target = ChurnModel.Churn.class)
@Loss(BINARY_CROSSENTROPY)
@Metrics({ACCURACY, AUC})
@Optimizer.Adam(learningRate = 0.01)
interface ChurnModel {
    /** Whether a customer left. */
    enum Churn {
        @Text("No")
        NO,
        @Text("Yes")
        YES
    }

    @Dense(units = 16, activation = SWISH, init = HE_NORMAL)
    DenseLayer hidden();

    @Dense(units = 1, activation = SIGMOID)
    DenseLayer churn();
}
