package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Encodes a number or date of a record in another way than standardised. It is for components that are numbers, dates,
 * instants or durations. Set one of the attributes.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Numeric {
    /**
     * Whether to take {@code sign(x) * log(1 + |x|)} before standardising, for amounts that spread over several powers of
     * ten.
     */
    boolean log() default false;

    /**
     * The number of columns of a piecewise-linear encoding over quantiles of the training rows, at least 2; 0 for a
     * standardised number. Column {@code b} is {@code clamp((x - t[b]) / (t[b + 1] - t[b]), 0, 1)} with the quantiles
     * {@code t}; the first is not clamped below and the last not above. Equal quantiles are one, and the columns left
     * over are 0. From Gorishniy et al. (2022), "On Embeddings for Numerical Features in Tabular Deep Learning".
     */
    int bins() default 0;
}
