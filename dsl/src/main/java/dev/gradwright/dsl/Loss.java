package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The loss that training minimizes, averaged over the rows of a batch.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Loss {
    /** The loss function. */
    LossFunction value();

    /**
     * Label smoothing, in [0, 1): the fraction s of each target that is spread evenly over the K classes. Targets
     * become {@code y(1 − s) + s/K} for the categorical losses and {@code y(1 − s) + s/2} for the binary one. Other
     * losses have none.
     */
    double labelSmoothing() default 0;

    /**
     * δ, the error up to which {@link LossFunction#HUBER} is quadratic, greater than 0. Other losses have none.
     */
    double delta() default 1;
}
