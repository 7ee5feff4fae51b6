package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A layer that applies a function to each feature (softmax: to each row).
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Activation {
    /** The function. */
    ActivationFunction value();

    /**
     * The slope for negative inputs of {@link ActivationFunction#LEAKY_RELU} (default 0.2), the slope that those of {@link
     * ActivationFunction#PRELU} begin with (default 0), or the scale for negative inputs of {@link ActivationFunction#ELU}
     * (default 1). NaN, the default, stands for the function's own default; other functions take none. At least 0 and finite.
     */
    double alpha() default Double.NaN;
}
