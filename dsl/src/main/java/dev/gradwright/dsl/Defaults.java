package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Default configurations, which work well in most cases without much tuning: two for deep networks (Géron, Hands-On
 * Machine Learning, chapter 11), and {@link Tabular} for records. Each consists of an annotation for the network, which sets how it is trained, and annotations for its
 * hidden layers.
 *
 * <table>
 * <caption>The configurations of deep networks</caption>
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

    /**
     * Trains a network that reads records, small tables and large ones alike.
     *
     * <ul>
     *   <li>Numbers are in bins between quantiles (Gorishniy et al., 2022), at most 64, each of at least 300 training
     *       rows.
     *   <li>Adam with β₂ = 0.95 (as Holzmüller et al., 2024) and decoupled weight decay (Loshchilov and Hutter, 2017),
     *       which spares biases, and is that of an epoch (Wang and Aitchison, 2024), so that it is the same for any
     *       number of rows.
     *   <li>The learning rate falls to 0 along a cosine (Loshchilov and Hutter, 2016).
     * </ul>
     *
     * <p>Use {@link TabularHidden} for two hidden layers, and train for 50 epochs with batches of 256 rows, on all
     * training rows, without early stopping. All that was chosen on the training parts of three tables of 3,500 to
     * 43,000 rows:
     *
     * <pre>{@code
     * @Network(features = Customer.class, target = Customer.Churn.class)
     * @Loss(BINARY_CROSSENTROPY)
     * @Metrics({AUC, ACCURACY})
     * @Defaults.Tabular
     * interface ChurnModel {
     *     @Defaults.TabularHidden(128) DenseLayer first();
     *     @Defaults.TabularHidden(64) DenseLayer second();
     *     @Dense(units = 1, activation = SIGMOID) DenseLayer output();
     * }
     * }</pre>
     *
     * <p>A number to be predicted also needs a {@link TargetScaling}.
     */
    @Numeric(bins = 64, rowsPerBin = 300)
    @Optimizer.AdamW(learningRate = 2e-3, beta2 = 0.95, weightDecay = 25, decayBiases = false, decayPerEpoch = true)
    @Schedule.Cosine
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Tabular {
        /** The learning rate of the first step, greater than 0. */
        double learningRate() default 2e-3;
    }

    /** A hidden layer of a network that reads records: Swish (Ramachandran et al., 2017) with He initialization. */
    @Dense(units = 0, activation = ActivationFunction.SWISH, init = Initializer.HE_NORMAL)
    @Documented
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface TabularHidden {
        /** The number of outputs, at least 1. */
        @Alias(annotation = Dense.class, attribute = "units")
        int value();
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
