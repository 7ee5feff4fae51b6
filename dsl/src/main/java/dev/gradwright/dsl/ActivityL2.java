package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An L2 penalty on the outputs of a {@link Dense} layer after its activation, added to the loss: {@code λ·Σy²/rows},
 * the mean over the batch. It keeps activations small and, after a ReLU, sparse.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface ActivityL2 {
    /** The factor λ, at least 0. */
    double value();
}
