package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Holds the weights of a {@link Dense} layer back: after each step, the weights into each unit are scaled down to at most this
 * norm, {@code w·min(‖w‖, c)/(1e-7 + ‖w‖)}. A frozen layer stays as it is.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface MaxNorm {
    /** The largest norm of the weights into a unit, greater than 0. */
    double value();
}
