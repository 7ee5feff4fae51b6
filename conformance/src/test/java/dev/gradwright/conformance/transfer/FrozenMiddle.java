package dev.gradwright.conformance.transfer;

import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;

import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Clip;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Frozen;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;

/** Gradients pass through frozen layers to trained ones. */
@Network(input = 20)
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Optimizer.Nadam(learningRate = 5e-3)
@Clip(globalNorm = 0.5)
public interface FrozenMiddle extends Lens {
    @Override
    @Frozen
    @BatchNorm
    BatchNormLayer norm1();

    @Override
    @Frozen
    @Dense(units = 12, bias = false)
    DenseLayer hidden2();
}
