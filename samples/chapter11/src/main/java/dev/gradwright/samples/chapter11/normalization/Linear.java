package dev.gradwright.samples.chapter11.normalization;

import dev.gradwright.dsl.Alias;
import dev.gradwright.dsl.Dense;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/**
 * A layer before a normalization: without an activation, which comes after it, and without a bias, for the normalization brings its own.
 */
@Dense(units = 0, bias = false)
@Target(ElementType.METHOD)
@interface Linear {
    /** Number of units, at least 1. */
    @Alias(annotation = Dense.class, attribute = "units")
    int value();
}
