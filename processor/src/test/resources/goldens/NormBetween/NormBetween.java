package example;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.LossFunction.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/** A norm between two activations, which cannot be folded into a dense layer; names that collide; averaged weights. */
@Network(input = 12)
@Loss(MEAN_SQUARED_ERROR)
@Optimizer.AdamW(amsgrad = true, averaging = 0.99, weightDecay = 15, decayPerEpoch = true)
@Schedule.Piecewise(boundaries = {5, 15}, values = {0.001, 5e-4, 1e-4}, unit = ScheduleUnit.EPOCH)
@Clip(norm = 2.5)
interface NormBetween {
    @Activation(TANH) Layer input();
    @Dense(units = 20, activation = RELU) DenseLayer kernels();
    @BatchNorm(scale = false) BatchNormLayer state();
    @Activation(SELU) Layer forward();
    @Dropout(0.5) Layer training();
    @Dense(units = 4, activation = SOFTMAX) DenseLayer head();
    @BatchNorm BatchNormLayer norm();
}
