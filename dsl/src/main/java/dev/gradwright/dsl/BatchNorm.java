package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Batch normalization (Ioffe and Szegedy, 2015): {@code y = γ·(x − μ)/√(σ² + ε) + β} per feature, with the mean and the
 * biased variance of the batch in training and their moving averages in inference.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface BatchNorm {
    /** How much of the moving averages is kept at each step, in [0, 1). */
    double momentum() default 0.99;

    /** Added to the variance under the root, greater than 0. */
    double epsilon() default 1e-3;

    /** Whether there is a trained offset β. */
    boolean center() default true;

    /** Whether there is a trained scale γ. */
    boolean scale() default true;
}
