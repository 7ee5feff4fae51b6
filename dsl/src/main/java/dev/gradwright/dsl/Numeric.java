package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Encodes numbers and dates of a record in another way than standardised.
 *
 * <p>On a component of a record, it is about that component, which is a number, a date, an instant or a duration. On a
 * network, or in a composed annotation on it, it is about all components of the record that could have it and do not:
 *
 * <pre>{@code
 * record Flat(double area, @Numeric(log = true) double distance, @Numeric double rooms) {}
 *
 * @Network(features = Flat.class, target = double.class)
 * @Numeric(bins = 16)
 * interface Rents {}
 * }</pre>
 *
 * <p>Here the area is in bins, the distance is a logarithm, and the number of rooms is standardised: without attributes,
 * the annotation takes a component out of what the network says. Elsewhere, set one of the attributes.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
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

    /**
     * The least number of training rows for each bin, at least 1, or 0 for no such limit. A table with fewer rows than
     * {@code bins * rowsPerBin} gets fewer bins, but at least 2, and the columns left over are 0. Missing values do not
     * count. So a small table is not split more finely than its rows can tell, and the same annotation suits a large
     * one.
     */
    int rowsPerBin() default 0;
}
