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

    /**
     * {@link LossFunction#BINARY_FOCAL_CROSSENTROPY}: {@code w·(1 − q)^γ·(−t·ln p − (1 − t)·ln(1 − p))} with {@code q
     * = tp + (1 − t)(1 − p)} (Lin et al., "Focal Loss for Dense Object Detection", 2017), as {@code
     * BinaryFocalCrossentropy} of Keras.
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface BinaryFocalCrossentropy {
        /**
         * α, the weight of the positive class, in [0, 1): positives have the weight {@code w = α}, negatives {@code 1
         * − α}. With 0, the default, all weights are 1. Lin et al. recommend 0.25 with the default γ.
         */
        double alpha() default 0;

        /**
         * γ, at least 0: how much less a row counts that is classified well. With 0 the loss is the weighted
         * cross-entropy.
         */
        double gamma() default 2;

        /**
         * The fraction s of each target that is spread over the classes, in [0, 1): targets become
         * {@code y(1 − s) + s/2}.
         */
        double labelSmoothing() default 0;
    }

    /**
     * {@link LossFunction#CATEGORICAL_FOCAL_CROSSENTROPY} of K classes: {@code −α Σ t(1 − p)^γ·ln p} (Lin et al.,
     * 2017), as {@code CategoricalFocalCrossentropy} of Keras.
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface CategoricalFocalCrossentropy {
        /**
         * α, the factor of all classes, greater than 0. To weigh classes differently, use the {@code classWeights} of
         * the trainer.
         */
        double alpha() default 0.25;

        /**
         * γ, at least 0: how much less a row counts that is classified well. With 0 the loss is α times the
         * cross-entropy.
         */
        double gamma() default 2;

        /**
         * The fraction s of each target that is spread over the classes, in [0, 1): targets become
         * {@code y(1 − s) + s/K}.
         */
        double labelSmoothing() default 0;
    }

    /**
     * {@link LossFunction#SPARSE_CATEGORICAL_FOCAL_CROSSENTROPY}: {@link CategoricalFocalCrossentropy} with class
     * indices as targets.
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface SparseCategoricalFocalCrossentropy {
        /**
         * α, the factor of all classes, greater than 0. To weigh classes differently, use the {@code classWeights} of
         * the trainer.
         */
        double alpha() default 0.25;

        /**
         * γ, at least 0: how much less a row counts that is classified well. With 0 the loss is α times the
         * cross-entropy.
         */
        double gamma() default 2;

        /**
         * The fraction s of each target that is spread over the classes, in [0, 1): targets become
         * {@code y(1 − s) + s/K}.
         */
        double labelSmoothing() default 0;
    }

    /**
     * {@link LossFunction#QUANTILE}: several quantiles of one target, for prediction intervals. The last layer has
     * one unit for each quantile, in the same order, and targets are one column.
     *
     * <p>Nothing keeps the outputs of a row in the order of their quantiles. Where data are scarce they may cross;
     * sort them then (Chernozhukov et al., 2010).
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Quantile {
        /** The quantiles, in increasing order, each greater than 0 and less than 1. */
        double[] quantiles() default {0.1, 0.5, 0.9};
    }

    /** {@link LossFunction#TWEEDIE}, as {@code mean_tweedie_deviance} of scikit-learn. */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Tweedie {
        /**
         * ρ, greater than 1 and less than 2: the variance of the target is proportional to its mean to the power ρ.
         * Near 1 the target is like counts (Poisson), near 2 like positive amounts (gamma).
         */
        double power() default 1.5;
    }
}
