package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Layer normalization (Ba, Kiros and Hinton, 2016): {@code y = γ·(x − μ)/√(σ² + ε) + β}. The mean and the biased
 * variance are those of the features of a row; the scale γ and the offset β are trained for each feature. Rows do not
 * influence each other, so training and inference compute the same.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface LayerNorm {
    /** ε, greater than 0. */
    double epsilon() default 1e-3;
}
