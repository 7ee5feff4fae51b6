package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A layer that applies an activation function to each feature, or, for softmax, to each row.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Activation {
    /** The function. */
    ActivationFunction value();

    /**
     * The parameter α: for {@link ActivationFunction#LEAKY_RELU} the slope for negative inputs (default 0.2), for
     * {@link ActivationFunction#PRELU} the initial value of that slope (default 0), for {@link ActivationFunction#ELU}
     * the scale for negative inputs (default 1). At least 0 and finite; NaN means the default of the function. Other
     * functions have no α.
     */
    double alpha() default Double.NaN;
}
