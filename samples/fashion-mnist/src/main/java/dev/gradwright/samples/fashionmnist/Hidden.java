package dev.gradwright.samples.fashionmnist;

import static dev.gradwright.dsl.Initializer.HE_NORMAL;

import dev.gradwright.dsl.Alias;
import dev.gradwright.dsl.Dense;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/**
 * A hidden layer of this project: He initialization for ELU, and no bias, because the batch normalization after it has
 * one.
 */
@Dense(units = 0, init = HE_NORMAL, bias = false)
@Target(ElementType.METHOD)
@interface Hidden {
    /** Number of units, at least 1. */
    @Alias(annotation = Dense.class, attribute = "units")
    int value();
}
