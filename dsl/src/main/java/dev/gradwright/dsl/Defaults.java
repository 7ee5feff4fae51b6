package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Two default configurations, which work well in most cases without much tuning (Géron, Hands-On Machine Learning,
 * chapter 11). Each consists of an annotation for the network, which sets how it is trained, and annotations for its
 * hidden layers.
 *
 * <table>
 * <caption>The two configurations</caption>
 * <tr><th></th><th>{@link Deep}</th><th>{@link SelfNormalizing}</th></tr>
 * <tr><td>initializer</td><td>He</td><td>LeCun</td></tr>
 * <tr><td>activation</td><td>ELU</td><td>SELU</td></tr>
 * <tr><td>normalization</td><td>none if shallow, batch norm if deep</td><td>none: it normalizes itself</td></tr>
 * <tr><td>regularization</td><td>early stopping</td><td>alpha dropout if needed</td></tr>
 * <tr><td>optimizer</td><td>momentum (Nesterov)</td><td>momentum (Nesterov)</td></tr>
 * <tr><td>schedule</td><td>1cycle</td><td>1cycle</td></tr>
 * </table>
 *
 * <p>Early stopping is configured in the trainer, not in the network: {@code Trainer.of(net).validation(valid)
 * .listener(EarlyStopping.patience(10).restoringBest())}.
 *
 * <p>All of them are composed annotations. To change one, copy it into your project and edit the annotations that it
 * carries; see {@link Alias}.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface Defaults {
    /**
     * Trains a network by gradient descent with Nesterov momentum and a 1cycle schedule (Smith, 2018).
     *
     * <p>For the hidden layers of a shallow network, use {@link DeepHidden}. For those of a deep network, use blocks
     * with batch normalization:
     *
     * <pre>{@code
     * @Network(input = {28, 28})
     * @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
     * @Defaults.Deep(learningRate = 0.1)
     * interface Classifier {
     *     @Flatten Layer pixels();
     *     @Repeat(10) List<Hidden> hidden();
     *     @Dense(units = 10, activation = SOFTMAX) DenseLayer output();
     *
     *     @Block
     *     interface Hidden {
     *         @Defaults.DeepBeforeNorm(100) DenseLayer dense();
     *         @BatchNorm BatchNormLayer norm();
     *         @Activation(ELU) Layer elu();
     *     }
     * }
     * }</pre>
     */
    @Optimizer.Sgd(momentum = 0.9, nesterov = true)
    @Schedule.OneCycle(maxLearningRate = 0.05)
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Deep {
        /** The highest learning rate of the cycle, greater than 0; {@code LearningRateFinder} helps to choose it. */
        @Alias(annotation = Schedule.OneCycle.class, attribute = "maxLearningRate")
        double learningRate() default 0.05;
    }

    /**
     * A hidden layer of a shallow network, without normalization: ELU (Clevert et al., 2015) with He initialization (He
     * et al., 2015).
     */
    @Dense(units = 0, activation = ActivationFunction.ELU, init = Initializer.HE_NORMAL)
    @Documented
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface DeepHidden {
        /** The number of outputs, at least 1. */
        @Alias(annotation = Dense.class, attribute = "units")
        int value();
    }

    /**
     * The dense layer in a hidden block of a deep network, with the initialization of {@link DeepHidden}. A
     * {@link BatchNorm}, which makes the bias redundant, and an {@link Activation} follow it, as {@link Deep} shows.
     */
    @Dense(units = 0, init = Initializer.HE_NORMAL, bias = false)
    @Documented
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface DeepBeforeNorm {
        /** The number of outputs, at least 1. */
        @Alias(annotation = Dense.class, attribute = "units")
        int value();
    }

    /**
     * Trains a self-normalizing network (Klambauer et al., 2017) by gradient descent with Nesterov momentum and a
     * 1cycle schedule (Smith, 2018).
     *
     * <p>Use {@link SelfNormalizingHidden} for all hidden layers, one after another, and standardize the inputs:
     * otherwise the network does not normalize itself. Do not add batch normalization, and use {@link AlphaDropout}
     * instead of {@link Dropout}.
     *
     * <pre>{@code
     * @Network(input = 8)
     * @Loss(MEAN_SQUARED_ERROR)
     * @Defaults.SelfNormalizing
     * interface Regressor {
     *     @Repeat(20) @Defaults.SelfNormalizingHidden(100) List<DenseLayer> hidden();
     *     @Dense(units = 1, init = LECUN_NORMAL) DenseLayer output();
     * }
     * }</pre>
     */
    @Optimizer.Sgd(momentum = 0.9, nesterov = true)
    @Schedule.OneCycle(maxLearningRate = 0.01)
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface SelfNormalizing {
        /** The highest learning rate of the cycle, greater than 0; {@code LearningRateFinder} helps to choose it. */
        @Alias(annotation = Schedule.OneCycle.class, attribute = "maxLearningRate")
        double learningRate() default 0.01;
    }

    /** A hidden layer of a self-normalizing network: SELU with LeCun initialization (Klambauer et al., 2017). */
    @Dense(units = 0, activation = ActivationFunction.SELU, init = Initializer.LECUN_NORMAL)
    @Documented
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface SelfNormalizingHidden {
        /** The number of outputs, at least 1. */
        @Alias(annotation = Dense.class, attribute = "units")
        int value();
    }
}
