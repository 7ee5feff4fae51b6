package dev.gradwright.conformance.network;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.DenseLayer;

/** Its first step overflows. */
@Network(input = 8)
@Loss(LossFunction.MEAN_SQUARED_ERROR)
@Optimizer.Sgd(learningRate = 1e30)
@SuppressWarnings("gradwright:LearningRate") // it must overflow
public interface Runaway {
    @Dense(units = 1)
    DenseLayer output();
}
