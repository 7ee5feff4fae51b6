package dev.gradwright.samples.chapter11.regularization;

import static dev.gradwright.dsl.ActivationFunction.SELU;
import static dev.gradwright.dsl.Initializer.LECUN_NORMAL;

import dev.gradwright.dsl.Alias;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.MaxNorm;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/**
 * {@link SeluHidden} with a max-norm constraint: the incoming weights of a unit are scaled down to a norm of at most 1
 * after each step.
 */
@Dense(units = 0, activation = SELU, init = LECUN_NORMAL)
@MaxNorm(1)
@Target(ElementType.METHOD)
@interface MaxNormSeluHidden {
    /** Number of units, at least 1. */
    @Alias(annotation = Dense.class, attribute = "units")
    int value();
}
