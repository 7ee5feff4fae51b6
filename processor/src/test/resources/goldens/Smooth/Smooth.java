package example;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.Initializer.*;
import static dev.gradwright.dsl.LossFunction.*;
import static dev.gradwright.dsl.Metric.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/**
 * Activations whose derivatives need the input: in a dense layer, after a norm, and one after another; metrics with
 * options.
 */
@Network(input = 6)
@Loss(KL_DIVERGENCE)
@Metrics(value = {ACCURACY, PRECISION}, threshold = 0.7, weighted = true)
public interface Smooth {
    @Dense(units = 8, activation = GELU) @Init.RandomNormal(stddev = 0.1) DenseLayer hidden1();
    @Dense(units = 8, init = ORTHOGONAL, bias = false) DenseLayer hidden2();
    @BatchNorm BatchNormLayer norm();
    @Activation(SWISH) Layer swish();
    @Activation(MISH) Layer mish();
    @Dense(units = 3, activation = SOFTMAX) @Init.Constant(0.5) DenseLayer output();
}
