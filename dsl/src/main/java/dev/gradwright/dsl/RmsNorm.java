package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * RMS layer normalization (Zhang and Sennrich, 2019): {@code y = γ·x/√(mean(x²) + ε)}. The mean is that of the squares
 * of the features of a row; the scale γ is trained for each feature and starts at 1. Unlike {@link LayerNorm} it
 * subtracts no mean and adds no offset. Rows do not influence each other, so training and inference compute the same.
 * It computes rows × n from rows × n.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface RmsNorm {
    /** ε, greater than 0. */
    double epsilon() default 1e-6;
}
