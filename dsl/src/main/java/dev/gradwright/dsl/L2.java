package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An L2 penalty on the weights of a {@link Dense} layer, added to the loss: {@code λ·Σw²}, without a factor ½. It keeps
 * weights small. It can be combined with {@link L1}. Frozen layers are not penalized.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface L2 {
    /** The factor λ for the weights, at least 0. */
    double value();

    /** The factor for the bias, at least 0. */
    double bias() default 0;
}
