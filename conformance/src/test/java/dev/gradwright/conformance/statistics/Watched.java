package dev.gradwright.conformance.statistics;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;

import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Dropout;
import dev.gradwright.dsl.Frozen;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/** A network with everything that statistics tell apart: random, normalized, rectified, bounded and frozen layers. */
@Network(input = Watched.INPUTS)
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Optimizer.Adam
@SuppressWarnings("gradwright")
interface Watched {
    int INPUTS = 6;
    int CLASSES = 3;

    @BatchNorm
    BatchNormLayer norm();

    @Frozen
    @Dense(units = 12, activation = TANH)
    DenseLayer projection();

    @Dense(units = 16, activation = RELU, init = HE_NORMAL)
    DenseLayer rectified();

    @Dropout(0.2)
    Layer dropout();

    @Dense(units = 8, activation = TANH)
    DenseLayer bounded();

    @Dense(units = CLASSES, activation = SOFTMAX)
    DenseLayer output();
}
