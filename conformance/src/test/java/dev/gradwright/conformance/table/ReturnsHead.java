package dev.gradwright.conformance.table;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Dense;
import dev.gradwright.runtime.layer.DenseLayer;

/** A layer that does not read the embeddings. */
interface ReturnsHead {
    @Dense(units = 1, activation = ActivationFunction.SIGMOID)
    DenseLayer output();
}
