package shop;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

@Network(input = 2)
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Nadam(learningRate = 0.01)
public interface Quadrants {
    @Dense(units = 16, init = HE_NORMAL, bias = false) DenseLayer     hidden();
    @BatchNorm                                         BatchNormLayer norm();
    @Activation(ELU)                                   Layer          elu();
    @Dense(units = 4, activation = SOFTMAX)            DenseLayer     output();
}
