package gallery;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.AUC;
import static dev.gradwright.dsl.Metric.RECALL;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/**
 * Predicts whether a machine will fail, from 60 samples of its vibration: a residual block, concatenated with the
 * input.
 */
@Network(input = 60)
@Loss(BINARY_CROSSENTROPY)
@Metrics({RECALL, AUC})
@Optimizer.Lion(learningRate = 3e-4, weightDecay = 0.01)
@Schedule.Cosine(warmupSteps = 100, warmupTarget = 3e-4)
public interface Signals {
    @Dense(units = 32, activation = RELU, init = HE_NORMAL)      DenseLayer     stem();
    @Dense(units = 32, init = HE_NORMAL, bias = false)           DenseLayer     hidden1();
    @BatchNorm                                                   BatchNormLayer norm1();
    @Activation(RELU)                                            Layer          relu1();
    @Dense(units = 32, init = HE_NORMAL, bias = false)           DenseLayer     hidden2();
    @BatchNorm                                                   BatchNormLayer norm2();
    @Add({"stem", "norm2"})                                      Layer          sum();
    @Activation(RELU)                                            Layer          relu2();
    @Concat({"relu2", ""})                                       Layer          joined();
    @Dense(units = 1, activation = SIGMOID)                      DenseLayer     failure();
}
