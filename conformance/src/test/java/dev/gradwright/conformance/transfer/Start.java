package dev.gradwright.conformance.transfer;

import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Flatten;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.Layer;

/** The first layers of all tasks. */
public interface Start {
    @Flatten
    Layer pixels();

    @BatchNorm
    BatchNormLayer inputNorm();
}
