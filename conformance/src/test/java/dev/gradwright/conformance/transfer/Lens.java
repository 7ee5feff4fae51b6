package dev.gradwright.conformance.transfer;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.GELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;

import dev.gradwright.dsl.Activation;
import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Clip;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Dropout;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/** Layers of which the networks that extend it freeze some permanently. */
@Network(input = 20)
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Optimizer.Nadam(learningRate = 5e-3)
@Clip(globalNorm = 0.5)
@SuppressWarnings("gradwright:DropoutBeforeBatchNorm") // layers of all kinds next to each other
public interface Lens {
    @BatchNorm
    BatchNormLayer inputNorm();

    @Dense(units = 16, activation = GELU)
    DenseLayer hidden1();

    @BatchNorm
    BatchNormLayer norm1();

    @Activation(ELU)
    Layer elu1();

    @Dropout(0.2)
    Layer dropout1();

    @Dense(units = 12, bias = false)
    DenseLayer hidden2();

    @BatchNorm
    BatchNormLayer norm2();

    @Activation(GELU)
    Layer gelu2();

    @Dense(units = 4, activation = SOFTMAX)
    DenseLayer output();
}
