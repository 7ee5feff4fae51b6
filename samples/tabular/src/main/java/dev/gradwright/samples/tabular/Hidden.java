package dev.gradwright.samples.tabular;

import dev.gradwright.dsl.Block;
import dev.gradwright.dsl.Defaults;
import dev.gradwright.runtime.layer.DenseLayer;

/** The hidden layers of the networks of this project. */
@Block
public interface Hidden {
    @Defaults.TabularHidden(128)
    DenseLayer first();

    @Defaults.TabularHidden(64)
    DenseLayer second();
}
