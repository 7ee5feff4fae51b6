package dev.gradwright.samples.chapter11.regularization;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;

import dev.gradwright.dsl.Alias;
import dev.gradwright.dsl.Dense;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/**
 * A hidden layer of the section: ELU with He initialization.
 */
@Dense(units = 0, activation = ELU, init = HE_NORMAL)
@Target(ElementType.METHOD)
@interface EluHidden {
    /** Number of units, at least 1. */
    @Alias(annotation = Dense.class, attribute = "units")
    int value();
}
