package dev.gradwright.benchmarks.network;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;

import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Dense;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;

/** The reference network: 784 → BN → 300 ELU → BN → 100 ELU → BN → 10 softmax. */
public interface ReferenceLayers {
    @BatchNorm
    BatchNormLayer inputNorm();

    @Dense(units = 300, activation = ELU)
    DenseLayer hidden1();

    @BatchNorm
    BatchNormLayer norm1();

    @Dense(units = 100, activation = ELU)
    DenseLayer hidden2();

    @BatchNorm
    BatchNormLayer norm2();

    @Dense(units = 10, activation = SOFTMAX)
    DenseLayer output();
}
