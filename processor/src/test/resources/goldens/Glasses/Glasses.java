package example;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.Initializer.*;
import static dev.gradwright.dsl.LossFunction.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/**
 * Layers that are declared frozen: at the start, where no gradients are needed, and after a trained layer, where
 * gradients pass through.
 */
@Network(input = 9)
@Loss(MEAN_SQUARED_ERROR)
public interface Glasses {
    @Frozen @Dense(units = 8, activation = GELU) DenseLayer hidden1();
    @Frozen @BatchNorm BatchNormLayer norm1();
    @Dense(units = 6, init = HE_NORMAL, bias = false) DenseLayer adapter();
    @Frozen @BatchNorm BatchNormLayer norm2();
    @Frozen @LayerNorm LayerNormLayer rows();
    @Frozen @Dense(units = 5, activation = RELU) DenseLayer hidden2();
    @Dense(units = 1) DenseLayer output();
}
