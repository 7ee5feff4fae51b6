package example;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.Initializer.*;
import static dev.gradwright.dsl.LossFunction.*;
import static dev.gradwright.dsl.Metric.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/** A record with every kind of component as the input, an enum as the target. */
@Network(features = Customer.class, target = ChurnModel.Churn.class)
@Loss(BINARY_CROSSENTROPY)
@Metrics(ACCURACY)
public interface ChurnModel {
    enum Churn { @Text("No") NO, @Text("Yes") YES }

    @Dense(units = 16, activation = SWISH, init = HE_NORMAL) DenseLayer hidden();
    @Dense(units = 1, activation = SIGMOID) DenseLayer churn();
}
