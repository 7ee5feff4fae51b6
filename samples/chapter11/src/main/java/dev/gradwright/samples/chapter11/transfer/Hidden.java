package dev.gradwright.samples.chapter11.transfer;

import static dev.gradwright.dsl.ActivationFunction.SELU;

import dev.gradwright.dsl.Alias;
import dev.gradwright.dsl.Dense;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/**
 * A hidden layer of the section: SELU.
 */
@Dense(units = 0, activation = SELU)
@Target(ElementType.METHOD)
@interface Hidden {
    /** Number of units, at least 1. */
    @Alias(annotation = Dense.class, attribute = "units")
    int value();
}
