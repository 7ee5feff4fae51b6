package example;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.LossFunction.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/** Every kind of noise: at the input, in place, and where a derivative needs the input. */
@Network(input = 6)
@Loss(MEAN_SQUARED_ERROR)
public interface Noisy {
    @GaussianNoise(0.1) Layer inputNoise();
    @Dense(units = 8, activation = SELU) DenseLayer hidden1();
    @AlphaDropout(0.1) Layer alphaDropout();
    @Dense(units = 8) DenseLayer hidden2();
    @GaussianNoise(0.5) Layer noise();
    @Dense(units = 1) DenseLayer output();
}
