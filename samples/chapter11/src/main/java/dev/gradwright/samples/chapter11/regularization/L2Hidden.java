package dev.gradwright.samples.chapter11.regularization;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;

import dev.gradwright.dsl.Alias;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.L2;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/**
 * The hidden layer of the section, {@link EluHidden}, with an L2 penalty on its weights.
 */
@Dense(units = 0, activation = ELU, init = HE_NORMAL)
@L2(0.01)
@Target(ElementType.METHOD)
@interface L2Hidden {
    /** Number of units, at least 1. */
    @Alias(annotation = Dense.class, attribute = "units")
    int value();
}
