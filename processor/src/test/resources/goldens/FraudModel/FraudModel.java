package example;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.Initializer.*;
import static dev.gradwright.dsl.LossFunction.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/** Categories of a record as rows of trained tables. */
@Network(features = Payment.class, target = FraudModel.Risk.class)
@Loss(BINARY_CROSSENTROPY)
@Optimizer.Adam
public interface FraudModel {
    enum Risk { LOW, HIGH }

    @Dense(units = 32, activation = SWISH, init = HE_NORMAL) DenseLayer hidden();
    @Dense(units = 1, activation = SIGMOID) DenseLayer risk();
}
