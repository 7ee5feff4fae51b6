package dev.gradwright.samples.chapter11.regularization;

import static dev.gradwright.dsl.ActivationFunction.SELU;
import static dev.gradwright.dsl.Initializer.LECUN_NORMAL;

import dev.gradwright.dsl.Alias;
import dev.gradwright.dsl.Dense;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/**
 * A self-normalizing hidden layer: SELU with LeCun initialization.
 */
@Dense(units = 0, activation = SELU, init = LECUN_NORMAL)
@Target(ElementType.METHOD)
@interface SeluHidden {
    /** Number of units, at least 1. */
    @Alias(annotation = Dense.class, attribute = "units")
    int value();
}
