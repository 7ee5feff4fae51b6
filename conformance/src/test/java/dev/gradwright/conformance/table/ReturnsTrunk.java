package dev.gradwright.conformance.table;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Dense;
import dev.gradwright.runtime.layer.DenseLayer;

/** The layer that reads the embeddings. */
interface ReturnsTrunk {
    @Dense(units = 7, activation = ActivationFunction.TANH)
    DenseLayer hidden();
}
