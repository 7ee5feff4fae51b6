package dev.gradwright.samples.chapter11.activation;

import static dev.gradwright.dsl.Initializer.HE_NORMAL;

import dev.gradwright.dsl.Alias;
import dev.gradwright.dsl.Dense;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/**
 * A hidden layer of the section: He initialization, with the activation as a separate layer.
 */
@Dense(units = 0, init = HE_NORMAL)
@Target(ElementType.METHOD)
@interface Hidden {
    /** Number of units, at least 1. */
    @Alias(annotation = Dense.class, attribute = "units")
    int value();
}
