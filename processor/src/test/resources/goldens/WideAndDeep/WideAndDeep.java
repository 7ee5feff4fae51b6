package example;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.LossFunction.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/** Two paths from the input, concatenated at the end. */
@Network(input = {2, 4})
@Loss(MEAN_SQUARED_ERROR)
@Optimizer.Adam
public interface WideAndDeep {
    @Flatten Layer features();
    @BatchNorm BatchNormLayer norm();
    @Dense(units = 30, activation = RELU) DenseLayer hidden1();
    @Dense(units = 20, activation = RELU) DenseLayer hidden2();
    @From("norm") @Dropout(0.1) Layer noise();
    @From("features") @Activation(TANH) Layer squashed();
    @Concat({"noise", "hidden2", "squashed"}) Layer joined();
    @Dense(units = 1) DenseLayer output();
}
