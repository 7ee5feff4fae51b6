package dev.gradwright.conformance.transfer;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;

import dev.gradwright.dsl.Dense;
import dev.gradwright.runtime.layer.DenseLayer;

/** The first layer of an encoder. */
public interface FirstCode {
    @Dense(units = 16, activation = ELU, init = HE_NORMAL)
    DenseLayer code1();
}
