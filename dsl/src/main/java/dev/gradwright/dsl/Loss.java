package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The loss that training minimizes, averaged over the rows of a batch. Put this annotation, or one of the nested ones,
 * on the network.
 *
 * <p>A loss with parameters has a nested annotation, whose attributes they are: {@code @Loss.Huber(delta = 2)}.
 * {@code @Loss(HUBER)} is the same loss with the defaults. {@link #labelSmoothing} and {@link #delta} may also be set
 * here, for the losses that have them.
 */
@Documented
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Loss {
    /** The loss function. */
    LossFunction value();

    /**
     * Label smoothing, in [0, 1): the fraction s of each target that is spread evenly over the K classes. Targets
     * become {@code y(1 − s) + s/K} for the categorical losses and {@code y(1 − s) + s/2} for the binary one. It is an
     * error for other losses.
     */
    double labelSmoothing() default 0;

    /**
     * δ, the error up to which {@link LossFunction#HUBER} is quadratic, greater than 0. It is an error for other
     * losses.
     */
    double delta() default 1;

    /** {@link LossFunction#HUBER}. */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Huber {
        /** δ, the error up to which the loss is quadratic, greater than 0. */
        double delta() default 1;
    }

    /** {@link LossFunction#BINARY_CROSSENTROPY}. */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface BinaryCrossentropy {
        /**
         * The fraction s of each target that is spread over the classes, in [0, 1): targets become
         * {@code y(1 − s) + s/2}.
         */
        double labelSmoothing() default 0;
    }

    /** {@link LossFunction#CATEGORICAL_CROSSENTROPY} of K classes. */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface CategoricalCrossentropy {
        /**
         * The fraction s of each target that is spread over the classes, in [0, 1): targets become
         * {@code y(1 − s) + s/K}.
         */
        double labelSmoothing() default 0;
    }

    /** {@link LossFunction#SPARSE_CATEGORICAL_CROSSENTROPY} of K classes. */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface SparseCategoricalCrossentropy {
        /**
         * The fraction s of each target that is spread over the classes, in [0, 1): targets become
         * {@code y(1 − s) + s/K}.
         */
        double labelSmoothing() default 0;
    }
}
