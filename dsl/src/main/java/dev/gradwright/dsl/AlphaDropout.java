package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Dropout for self-normalizing networks (Klambauer et al., 2017). In training, each feature is set with the given
 * probability to −1.758, the smallest value of {@link ActivationFunction#SELU}; then all features are scaled and
 * shifted to preserve mean and variance. In inference it does nothing.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface AlphaDropout {
    /** The probability that a feature is dropped, in [0, 1). */
    double value();
}
