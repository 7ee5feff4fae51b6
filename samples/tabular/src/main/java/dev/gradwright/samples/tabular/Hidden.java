package dev.gradwright.samples.tabular;

import static dev.gradwright.dsl.ActivationFunction.SWISH;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;

import dev.gradwright.dsl.Block;
import dev.gradwright.dsl.Dense;
import dev.gradwright.runtime.layer.DenseLayer;

/** The hidden layers of the networks of this project. */
@Block
public interface Hidden {
    @Dense(units = 128, activation = SWISH, init = HE_NORMAL)
    DenseLayer first();

    @Dense(units = 64, activation = SWISH, init = HE_NORMAL)
    DenseLayer second();
}
