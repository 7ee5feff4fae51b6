package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A penalty on a {@link Dense} layer that is part of the loss: {@code λ·Σw²}, without a factor ½. {@link L1} may stand beside
 * it. A frozen layer is not penalized.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface L2 {
    /** The factor λ of the weights, at least 0. */
    double value();

    /** The factor of the bias, at least 0. */
    double bias() default 0;
}
