package example;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.LossFunction.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/** Layers with trained values for each feature: first, after a dense layer, after dropout, and last. */
@Network(input = 6)
@Loss(MEAN_SQUARED_ERROR)
public interface Featurewise {
    @LayerNorm LayerNormLayer rows();
    @Dense(units = 8) DenseLayer hidden();
    @Activation(PRELU) PReluLayer prelu();
    @Dropout(0.2) Layer dropout();
    @LayerNorm(epsilon = 1e-5) LayerNormLayer norm();
    @Dense(units = 2) DenseLayer output();
    @Activation(value = PRELU, alpha = 0.25) PReluLayer slopes();
}
