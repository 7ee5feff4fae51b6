package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Two configurations to start from, which do well in most cases without much tuning (Géron, Hands-On Machine Learning, chapter 11,
 * the tables of default configurations). Each is a pair: an annotation for the network, which trains it, and one for its hidden
 * layers.
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
 * <p>Early stopping is a matter of the fit, not of the network: {@code Trainer.of(net).validation(valid)
 * .listener(EarlyStopping.patience(10).restoringBest())}.
 *
 * <p>They are composed annotations and nothing else: copy one that does not suit, and change what it carries. {@link Alias} says
 * how.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface Defaults {
    /**
     * Trains a network by gradient descent with Nesterov's momentum along a 1cycle schedule (Smith, 2018).
     *
     * <p>Beside it, the hidden layers of a shallow network are {@link DeepHidden}; those of a deep one are blocks with a batch norm:
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
        /** The highest rate of the cycle, greater than 0; {@code LearningRateFinder} helps to find a good one. */
        @Alias(annotation = Schedule.OneCycle.class, attribute = "maxLearningRate")
        double learningRate() default 0.05;
    }

    /**
     * A hidden layer of a network that is not deep, and so goes without normalization: ELU (Clevert et al., 2015) on weights drawn
     * as He et al. (2015) do for it.
     */
    @Dense(units = 0, activation = ActivationFunction.ELU, init = Initializer.HE_NORMAL)
    @Documented
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface DeepHidden {
        /** Number of outputs, at least 1. */
        @Alias(annotation = Dense.class, attribute = "units")
        int value();
    }

    /**
     * The weights of a hidden layer of a deep network, of the same kind as {@link DeepHidden}, to be followed by a
     * {@link BatchNorm}, which makes a bias redundant, and an {@link Activation}, as {@link Deep} shows.
     */
    @Dense(units = 0, init = Initializer.HE_NORMAL, bias = false)
    @Documented
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface DeepBeforeNorm {
        /** Number of outputs, at least 1. */
        @Alias(annotation = Dense.class, attribute = "units")
        int value();
    }

    /**
     * Trains a self-normalizing network (Klambauer et al., 2017) by gradient descent with Nesterov's momentum along a 1cycle
     * schedule (Smith, 2018).
     *
     * <p>Its hidden layers are {@link SelfNormalizingHidden}, all of them dense and in sequence, and its inputs are standardized: the
     * theory holds of nothing else. Batch norm would undo it, and so would plain dropout, in whose place stands alpha dropout.
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
        /** The highest rate of the cycle, greater than 0; {@code LearningRateFinder} helps to find a good one. */
        @Alias(annotation = Schedule.OneCycle.class, attribute = "maxLearningRate")
        double learningRate() default 0.01;
    }

    /** A hidden layer of a self-normalizing network: SELU on weights of LeCun's variance, 1/inputs (Klambauer et al., 2017). */
    @Dense(units = 0, activation = ActivationFunction.SELU, init = Initializer.LECUN_NORMAL)
    @Documented
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface SelfNormalizingHidden {
        /** Number of outputs, at least 1. */
        @Alias(annotation = Dense.class, attribute = "units")
        int value();
    }
}
