package example;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.Initializer.*;
import static dev.gradwright.dsl.LossFunction.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/** Penalties on weights, a bias and an output, and every kind of constraint. */
@Network(input = 6)
@Loss(MEAN_SQUARED_ERROR)
public interface Restrained {
    @Dense(units = 8, activation = RELU)
    @L1(0.001)
    @L2(value = 0.01, bias = 0.02)
    @MaxNorm(1)
    @ActivityL2(0.05)
    DenseLayer hidden1();

    @Dense(units = 8, activation = RELU) @L2(0.01) @UnitNorm DenseLayer hidden2();
    @Dense(units = 1, init = HE_NORMAL, bias = false) @NonNegative DenseLayer output();
}
