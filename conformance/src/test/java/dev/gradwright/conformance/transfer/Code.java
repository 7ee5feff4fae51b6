package dev.gradwright.conformance.transfer;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;

import dev.gradwright.dsl.Dense;
import dev.gradwright.runtime.layer.DenseLayer;

/** An encoder to two features, shared by autoencoders and a classifier. */
public interface Code extends FirstCode {
    @Dense(units = 2, activation = ELU, init = HE_NORMAL)
    DenseLayer code2();
}
