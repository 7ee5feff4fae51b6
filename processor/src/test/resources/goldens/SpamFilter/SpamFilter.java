import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.LossFunction.*;
import static dev.gradwright.dsl.Metric.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/**
 * An activation layer at the end is fused with the loss, one in the middle is merged into the dense layer before it.
 */
@Network(input = 57)
@Loss(value = BINARY_CROSSENTROPY, labelSmoothing = 0.1)
@Metrics(ACCURACY)
@Optimizer.Sgd(momentum = 0.9, nesterov = true)
@Schedule.Exponential(rate = 0.5, steps = 10, staircase = true, unit = ScheduleUnit.EPOCH)
@Clip(value = 0.5)
public interface SpamFilter {
    @Dropout(0.1) Layer noise();

    @Dense(units = 16)
    @Init.VarianceScaling(scale = 2, mode = FanMode.FAN_AVG, distribution = Distribution.UNIFORM)
    DenseLayer hidden();

    @Activation(LEAKY_RELU) Layer slope();
    @Dense(units = 1) DenseLayer logit();
    @Activation(SIGMOID) Layer probability();
}
