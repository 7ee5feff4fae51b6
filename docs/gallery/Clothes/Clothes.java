package shop;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

@Network(input = {28, 28})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Nadam
@Schedule.OneCycle(maxLearningRate = 0.005)
public interface Clothes {
    @Flatten                                            Layer          pixels();
    @BatchNorm                                          BatchNormLayer pixelNorm();
    @Dense(units = 300, init = HE_NORMAL, bias = false) DenseLayer     hidden();
    @BatchNorm                                          BatchNormLayer norm();
    @Activation(ELU)                                    Layer          elu();
    @Dropout(0.3)                                       Layer          dropout();
    @Dense(units = 10, activation = SOFTMAX)            DenseLayer     output();
}
