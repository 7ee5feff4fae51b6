package gallery;

import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/**
 * Predicts whether a picture shows a shirt. The trunk is copied from a trained network, and its first layer is never
 * trained here.
 */
@Network(input = {28, 28})
@Loss(BINARY_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Sgd(momentum = 0.9, nesterov = true)
@Clip(globalNorm = 1)
public interface Shirts extends Trunk {
    @Override
    @Frozen @Hidden(100)                    DenseLayer hidden1();
    @Dense(units = 1, activation = SIGMOID) DenseLayer shirt();
}
