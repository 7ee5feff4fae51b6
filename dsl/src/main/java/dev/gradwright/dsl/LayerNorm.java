package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Layer normalization (Ba, Kiros and Hinton, 2016): {@code y = γ·(x − μ)/√(σ² + ε) + β}, with the mean and the biased variance of
 * the features of each row, and with a trained scale γ and offset β for each feature. What it does to a row depends on that row
 * alone, so training and inference are the same.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface LayerNorm {
    /** Added to the variance under the root, greater than 0. */
    double epsilon() default 1e-3;
}
