package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Inverted dropout (Srivastava et al., 2014): in training, each feature is set to 0 with the given probability p, and
 * the others are divided by 1 − p. In inference it does nothing.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Dropout {
    /** The probability p that a feature is dropped, in [0, 1). */
    double value();
}
