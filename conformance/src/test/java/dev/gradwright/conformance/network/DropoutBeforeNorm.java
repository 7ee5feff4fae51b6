package dev.gradwright.conformance.network;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;

import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Dropout;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/** A batch norm whose input in training differs from that in inference. */
@Network(input = 20)
@Loss(MEAN_SQUARED_ERROR)
@SuppressWarnings("gradwright:DropoutBeforeBatchNorm") // the difference is known, and tested
public interface DropoutBeforeNorm {
    @Dense(units = 8, activation = RELU)
    DenseLayer hidden();

    @Dropout(0.5)
    Layer dropout();

    @BatchNorm
    BatchNormLayer norm();
}
