package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gradient clipping. Set exactly one of the three attributes. The gradients of penalties are clipped along with those
 * of the loss.
 */
@Documented
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Clip {
    /** Clips each element of each gradient to [−value, value]. Greater than 0; 0 means off. */
    double value() default 0;

    /**
     * Scales each parameter's gradient down so that its Euclidean norm is at most this. Greater than 0; 0 means off.
     */
    double norm() default 0;

    /**
     * Scales all gradients down by one factor so that their joint Euclidean norm is at most this. Greater than 0; 0
     * means off.
     */
    double globalNorm() default 0;
}
