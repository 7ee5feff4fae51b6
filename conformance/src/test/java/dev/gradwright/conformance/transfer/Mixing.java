package dev.gradwright.conformance.transfer;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Flatten;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/** Layers that come before a trunk. */
abstract class Mixing {
    @Flatten
    protected abstract Layer image();

    @Dense(units = 20)
    protected abstract DenseLayer mixed();
}
