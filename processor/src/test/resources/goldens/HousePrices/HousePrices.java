package example;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.LossFunction.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/** Only dense layers: no mode, no metrics. */
@Network(input = 8)
@Loss(MEAN_SQUARED_ERROR)
@Optimizer.Adam
public interface HousePrices {
    @Dense(units = 30, activation = RELU) DenseLayer hidden1();
    @Dense(units = 30, activation = RELU) DenseLayer hidden2();
    @Dense(units = 1) DenseLayer price();
}
