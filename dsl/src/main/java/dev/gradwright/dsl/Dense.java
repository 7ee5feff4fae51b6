package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A fully connected layer, {@code y = f(xW + b)}, with W of inputs × units.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Dense {
    /** Number of outputs, at least 1. */
    int units();

    /** The function applied to the result; any but {@link ActivationFunction#PRELU}, which {@link Activation} declares. */
    ActivationFunction activation() default ActivationFunction.LINEAR;

    /** How the weights are drawn; an annotation of {@link Init} on the same method takes its place. */
    Initializer init() default Initializer.GLOROT_UNIFORM;

    /** How the bias is set at first. */
    Initializer biasInit() default Initializer.ZEROS;

    /** Whether there is a bias at all. Directly before a {@link BatchNorm} it is redundant. */
    boolean bias() default true;
}
