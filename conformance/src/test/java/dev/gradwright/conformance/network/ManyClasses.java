package dev.gradwright.conformance.network;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.DenseLayer;

/** Class indices above 1000, which must not be reported as targets far from zero. */
@Network(input = 8)
@Loss(LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY)
@Optimizer.Sgd(learningRate = 0.01)
public interface ManyClasses {
    @Dense(units = 1500, activation = ActivationFunction.SOFTMAX)
    DenseLayer output();
}
