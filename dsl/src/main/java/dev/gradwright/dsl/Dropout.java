package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Inverted dropout (Srivastava et al., 2014): in training each feature is dropped with the given rate, and what stays is
 * divided by the keep probability. In inference it does nothing.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Dropout {
    /** The probability that a feature is dropped, in [0, 1). */
    double value();
}
