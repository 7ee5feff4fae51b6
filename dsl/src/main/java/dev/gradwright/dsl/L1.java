package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An L1 penalty on the weights of a {@link Dense} layer, added to the loss: {@code λ·Σ|w|}. It drives many weights to 0
 * and keeps them there. It can be combined with {@link L2}. Frozen layers are not penalized.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface L1 {
    /** The factor λ for the weights, at least 0. */
    double value();

    /** The factor for the bias, at least 0. */
    double bias() default 0;
}
