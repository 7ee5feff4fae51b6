package dev.gradwright.samples.chapter11.normalization;

import dev.gradwright.dsl.Alias;
import dev.gradwright.dsl.Dense;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/**
 * A dense layer before a normalization: without activation, which comes after the normalization, and without bias,
 * which the normalization has.
 */
@Dense(units = 0, bias = false)
@Target(ElementType.METHOD)
@interface Linear {
    /** Number of units, at least 1. */
    @Alias(annotation = Dense.class, attribute = "units")
    int value();
}
