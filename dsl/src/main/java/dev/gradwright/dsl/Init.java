package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Initializers with parameters of their own: modifiers that take the place of {@link Dense#init()}, one on a method. */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface Init {
    /**
     * Variance scaling: draws with variance {@code scale / n}, where n is chosen by {@code mode}. Glorot is (1, FAN_AVG), He
     * (2, FAN_IN), LeCun (1, FAN_IN).
     */
    @Documented
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface VarianceScaling {
        /** The factor of the variance, greater than 0. */
        double scale() default 1;

        /** What the variance is divided by. */
        FanMode mode() default FanMode.FAN_IN;

        /** What is drawn. */
        Distribution distribution() default Distribution.TRUNCATED_NORMAL;
    }

    /** Normal draws. */
    @Documented
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface RandomNormal {
        /** The mean. */
        double mean() default 0;

        /** The standard deviation, at least 0. */
        double stddev() default 0.05;
    }

    /** Uniform draws. */
    @Documented
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface RandomUniform {
        /** The least value. */
        double min() default -0.05;

        /** The bound of the values, at least {@code min}. */
        double max() default 0.05;
    }

    /** The same value everywhere. */
    @Documented
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Constant {
        /** The value. */
        double value();
    }
}
