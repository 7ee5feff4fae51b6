package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A penalty on what a {@link Dense} layer outputs, its activation included, that is part of the loss: {@code λ·Σy²/rows}, a mean
 * over the batch. It keeps activations small and, behind a ReLU, few.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface ActivityL2 {
    /** The factor λ, at least 0. */
    double value();
}
