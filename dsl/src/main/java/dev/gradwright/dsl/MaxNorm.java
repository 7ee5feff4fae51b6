package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A constraint on a {@link Dense} layer: after each step, the incoming weights of each unit are scaled down to a norm
 * of at most c, {@code w·min(‖w‖, c)/(1e-7 + ‖w‖)}. Frozen layers do not change.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface MaxNorm {
    /** c, the largest norm of the incoming weights of a unit, greater than 0. */
    double value();
}
