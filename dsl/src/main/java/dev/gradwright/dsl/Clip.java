package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gradient clipping, one of the three ways; penalties are part of the gradient that is clipped. Two ways at once are an
 * error.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Clip {
    /** Each element of each gradient is brought into [−value, value]. Greater than 0; 0 means off. */
    double value() default 0;

    /** Each parameter's gradient is scaled down to at most this Euclidean norm. Greater than 0; 0 means off. */
    double norm() default 0;

    /** All gradients together are scaled down to at most this Euclidean norm. Greater than 0; 0 means off. */
    double globalNorm() default 0;
}
