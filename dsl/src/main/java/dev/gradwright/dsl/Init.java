package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Initializers with parameters. At most one per method; it replaces {@link Dense#init()}. */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface Init {
    /**
     * Variance scaling: random weights with variance {@code scale / n}, where {@code mode} selects n. Glorot is
     * {@code (1, FAN_AVG)}, He is {@code (2, FAN_IN)}, LeCun is {@code (1, FAN_IN)}.
     */
    @Documented
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface VarianceScaling {
        /** The factor of the variance, greater than 0. */
        double scale() default 1;

        /** Selects n, the number that the variance is divided by. */
        FanMode mode() default FanMode.FAN_IN;

        /** The distribution of the weights. */
        Distribution distribution() default Distribution.TRUNCATED_NORMAL;
    }

    /** Weights from a normal distribution. */
    @Documented
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface RandomNormal {
        /** The mean. */
        double mean() default 0;

        /** The standard deviation, at least 0. */
        double stddev() default 0.05;
    }

    /** Weights from a uniform distribution between {@link #min()} and {@link #max()}. */
    @Documented
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface RandomUniform {
        /** The smallest value. */
        double min() default -0.05;

        /** The largest value, at least {@code min}. */
        double max() default 0.05;
    }

    /** All weights have the same value. */
    @Documented
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Constant {
        /** The value. */
        double value();
    }
}
