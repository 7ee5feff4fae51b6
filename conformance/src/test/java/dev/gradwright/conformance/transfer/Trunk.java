package dev.gradwright.conformance.transfer;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;

import dev.gradwright.dsl.Activation;
import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Dense;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/** The layers that the tasks share. {@link Narrow} overrides the last one. */
public interface Trunk extends Start {
    @Dense(units = 16, init = HE_NORMAL, bias = false)
    DenseLayer hidden1();

    @BatchNorm
    BatchNormLayer norm1();

    @Activation(ELU)
    Layer elu1();

    @Dense(units = 12, activation = ELU, init = HE_NORMAL)
    DenseLayer hidden2();
}
