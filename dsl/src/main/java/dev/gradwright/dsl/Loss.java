package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What training minimises: the mean over the batch of the loss of each row.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Loss {
    /** The loss function. */
    LossFunction value();

    /**
     * How much of each target is spread evenly over the classes, in [0, 1): {@code y(1 − s) + s/K} for the categorical
     * losses, {@code y(1 − s) + s/2} for the binary one. Other losses take none.
     */
    double labelSmoothing() default 0;

    /**
     * The error up to which {@link LossFunction#HUBER} is a square, greater than 0. Other losses take none.
     */
    double delta() default 1;
}
