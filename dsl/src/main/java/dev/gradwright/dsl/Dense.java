package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A fully connected layer, {@code y = f(xW + b)}. W has the shape inputs × units.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Dense {
    /** The number of outputs, at least 1. */
    int units();

    /** The activation f. For {@link ActivationFunction#PRELU}, declare an {@link Activation} layer instead. */
    ActivationFunction activation() default ActivationFunction.LINEAR;

    /** The initializer of the weights; an annotation of {@link Init} on the same method replaces it. */
    Initializer init() default Initializer.GLOROT_UNIFORM;

    /** The initializer of the bias. */
    Initializer biasInit() default Initializer.ZEROS;

    /** Whether there is a bias b. Directly before a {@link BatchNorm} it is redundant. */
    boolean bias() default true;
}
