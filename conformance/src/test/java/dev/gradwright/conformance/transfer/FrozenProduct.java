package dev.gradwright.conformance.transfer;

import static dev.gradwright.dsl.ActivationFunction.GELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;

import dev.gradwright.dsl.Clip;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Frozen;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.DenseLayer;

/** A trained norm before a frozen dense layer. */
@Network(input = 20)
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Optimizer.Nadam(learningRate = 5e-3)
@Clip(globalNorm = 0.5)
public interface FrozenProduct extends Lens {
    @Override
    @Frozen
    @Dense(units = 16, activation = GELU)
    DenseLayer hidden1();

    @Override
    @Frozen
    @Dense(units = 4, activation = SOFTMAX)
    DenseLayer output();
}
