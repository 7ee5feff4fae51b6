package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Batch normalization (Ioffe and Szegedy, 2015): {@code y = γ·(x − μ)/√(σ² + ε) + β} for each feature. Training uses
 * the mean and the biased variance of the batch, inference uses their moving averages.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface BatchNorm {
    /** The momentum of the moving averages, in [0, 1): the fraction kept at each step. */
    double momentum() default 0.99;

    /** ε, greater than 0. */
    double epsilon() default 1e-3;

    /** Whether to train an offset β; otherwise it is 0. */
    boolean center() default true;

    /** Whether to train a scale γ; otherwise it is 1. */
    boolean scale() default true;
}
