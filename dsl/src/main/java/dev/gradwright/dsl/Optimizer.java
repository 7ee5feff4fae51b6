package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The optimizers. Put one of the nested annotations on the network, or this one for a custom update rule. Without any,
 * the network uses {@link Sgd} with its defaults. Formulas and defaults are those of Keras 3.
 *
 * <p>The order within a step: gradients are clipped, weight decay is applied, the rule updates the weights, and the
 * moving average of the weights is updated.
 */
@Documented
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Optimizer {
    /**
     * A class that implements {@code dev.gradwright.runtime.optimizer.UpdateRule} and has a constructor without
     * parameters. Each network creates its own instance.
     */
    Class<?> value();

    /** η, greater than 0. */
    double learningRate() default 0.001;

    /** Decoupled weight decay: {@code w ← w − w·weightDecay·η} before each update. At least 0; 0 means off. */
    double weightDecay() default 0;

    /**
     * The momentum, in [0, 1), of an exponential moving average of the weights. At the end of a fit the average
     * replaces the weights. 0 means off.
     */
    double averaging() default 0;

    /** Whether the weight decay acts on biases, as in Keras. */
    boolean decayBiases() default true;

    /** Whether the weight decay acts on the scales and offsets of normalizations, as in Keras. */
    boolean decayNorms() default true;

    /**
     * Whether {@link #weightDecay} is that of an epoch, of which each update takes an equal part: {@code w ← w −
     * w·weightDecay·η/n} with n updates in an epoch. The decay of an epoch is then the same for small and large data
     * and batches (Wang and Aitchison, 2024). Updates without a trainer, for which n is not known, do not decay.
     */
    boolean decayPerEpoch() default false;

    /**
     * Stochastic gradient descent: {@code m ← μm − ηg; w ← w + m}; Nesterov: {@code w ← w + μm − ηg} with the new m.
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Sgd {
        /** η, greater than 0. */
        double learningRate() default 0.01;

        /** μ, in [0, 1). */
        double momentum() default 0;

        /** Whether to use Nesterov momentum; requires a momentum greater than 0. */
        boolean nesterov() default false;

        /** Decoupled weight decay: {@code w ← w − w·weightDecay·η} before each update. At least 0; 0 means off. */
        double weightDecay() default 0;

        /**
         * The momentum, in [0, 1), of an exponential moving average of the weights. At the end of a fit the average
         * replaces the weights. 0 means off.
         */
        double averaging() default 0;

        /** Whether the weight decay acts on biases, as in Keras. */
        boolean decayBiases() default true;

        /** Whether the weight decay acts on the scales and offsets of normalizations, as in Keras. */
        boolean decayNorms() default true;

        /**
         * Whether {@link #weightDecay} is that of an epoch, of which each update takes an equal part: {@code w ← w −
         * w·weightDecay·η/n} with n updates in an epoch. The decay of an epoch is then the same for small and large data
         * and batches (Wang and Aitchison, 2024). Updates without a trainer, for which n is not known, do not decay.
         */
        boolean decayPerEpoch() default false;
    }

    /** AdaGrad (Duchi et al., 2011): {@code a ← a + g²; w ← w − ηg/√(a + ε)}. */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface AdaGrad {
        /** η, greater than 0. */
        double learningRate() default 0.001;

        /** The initial value of a, at least 0. */
        double initialAccumulator() default 0.1;

        /** ε, greater than 0. */
        double epsilon() default 1e-7;

        /** Decoupled weight decay: {@code w ← w − w·weightDecay·η} before each update. At least 0; 0 means off. */
        double weightDecay() default 0;

        /**
         * The momentum, in [0, 1), of an exponential moving average of the weights. At the end of a fit the average
         * replaces the weights. 0 means off.
         */
        double averaging() default 0;

        /** Whether the weight decay acts on biases, as in Keras. */
        boolean decayBiases() default true;

        /** Whether the weight decay acts on the scales and offsets of normalizations, as in Keras. */
        boolean decayNorms() default true;

        /**
         * Whether {@link #weightDecay} is that of an epoch, of which each update takes an equal part: {@code w ← w −
         * w·weightDecay·η/n} with n updates in an epoch. The decay of an epoch is then the same for small and large data
         * and batches (Wang and Aitchison, 2024). Updates without a trainer, for which n is not known, do not decay.
         */
        boolean decayPerEpoch() default false;
    }

    /** RMSprop (Tieleman and Hinton, 2012): {@code v ← ρv + (1 − ρ)g²; w ← w − ηg/√(v + ε)}. */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface RmsProp {
        /** η, greater than 0. */
        double learningRate() default 0.001;

        /** ρ, the decay of the averages, in [0, 1). */
        double rho() default 0.9;

        /** μ, in [0, 1). */
        double momentum() default 0;

        /** ε, greater than 0. */
        double epsilon() default 1e-7;

        /**
         * Whether to normalize by the variance of the gradients: the square of their moving average is subtracted from
         * v.
         */
        boolean centered() default false;

        /** Decoupled weight decay: {@code w ← w − w·weightDecay·η} before each update. At least 0; 0 means off. */
        double weightDecay() default 0;

        /**
         * The momentum, in [0, 1), of an exponential moving average of the weights. At the end of a fit the average
         * replaces the weights. 0 means off.
         */
        double averaging() default 0;

        /** Whether the weight decay acts on biases, as in Keras. */
        boolean decayBiases() default true;

        /** Whether the weight decay acts on the scales and offsets of normalizations, as in Keras. */
        boolean decayNorms() default true;

        /**
         * Whether {@link #weightDecay} is that of an epoch, of which each update takes an equal part: {@code w ← w −
         * w·weightDecay·η/n} with n updates in an epoch. The decay of an epoch is then the same for small and large data
         * and batches (Wang and Aitchison, 2024). Updates without a trainer, for which n is not known, do not decay.
         */
        boolean decayPerEpoch() default false;
    }

    /**
     * AdaDelta (Zeiler, 2012): {@code a ← ρa + (1 − ρ)g²; Δ = −g·√(d + ε)/√(a + ε); d ← ρd + (1 − ρ)Δ²; w ← w + ηΔ}.
     * The paper uses a learning rate of 1.
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface AdaDelta {
        /** η, greater than 0. */
        double learningRate() default 0.001;

        /** ρ, the decay of the averages, in [0, 1). */
        double rho() default 0.95;

        /** ε, greater than 0. */
        double epsilon() default 1e-7;

        /** Decoupled weight decay: {@code w ← w − w·weightDecay·η} before each update. At least 0; 0 means off. */
        double weightDecay() default 0;

        /**
         * The momentum, in [0, 1), of an exponential moving average of the weights. At the end of a fit the average
         * replaces the weights. 0 means off.
         */
        double averaging() default 0;

        /** Whether the weight decay acts on biases, as in Keras. */
        boolean decayBiases() default true;

        /** Whether the weight decay acts on the scales and offsets of normalizations, as in Keras. */
        boolean decayNorms() default true;

        /**
         * Whether {@link #weightDecay} is that of an epoch, of which each update takes an equal part: {@code w ← w −
         * w·weightDecay·η/n} with n updates in an epoch. The decay of an epoch is then the same for small and large data
         * and batches (Wang and Aitchison, 2024). Updates without a trainer, for which n is not known, do not decay.
         */
        boolean decayPerEpoch() default false;
    }

    /** Adam (Kingma and Ba, 2014): {@code w ← w − αm/(√v + ε)} with {@code α = η√(1 − β₂ᵗ)/(1 − β₁ᵗ)}. */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Adam {
        /** η, greater than 0. */
        double learningRate() default 0.001;

        /** The decay of the first moment, in [0, 1). */
        double beta1() default 0.9;

        /** The decay of the second moment, in [0, 1). */
        double beta2() default 0.999;

        /** ε, greater than 0. */
        double epsilon() default 1e-7;

        /** Whether to use AMSGrad (Reddi et al., 2018): the largest second moment so far instead of the current one. */
        boolean amsgrad() default false;

        /** Decoupled weight decay: {@code w ← w − w·weightDecay·η} before each update. At least 0; 0 means off. */
        double weightDecay() default 0;

        /**
         * The momentum, in [0, 1), of an exponential moving average of the weights. At the end of a fit the average
         * replaces the weights. 0 means off.
         */
        double averaging() default 0;

        /** Whether the weight decay acts on biases, as in Keras. */
        boolean decayBiases() default true;

        /** Whether the weight decay acts on the scales and offsets of normalizations, as in Keras. */
        boolean decayNorms() default true;

        /**
         * Whether {@link #weightDecay} is that of an epoch, of which each update takes an equal part: {@code w ← w −
         * w·weightDecay·η/n} with n updates in an epoch. The decay of an epoch is then the same for small and large data
         * and batches (Wang and Aitchison, 2024). Updates without a trainer, for which n is not known, do not decay.
         */
        boolean decayPerEpoch() default false;
    }

    /** AdamW (Loshchilov and Hutter, 2017): {@link Adam} with weight decay. */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface AdamW {
        /** η, greater than 0. */
        double learningRate() default 0.001;

        /** The decay of the first moment, in [0, 1). */
        double beta1() default 0.9;

        /** The decay of the second moment, in [0, 1). */
        double beta2() default 0.999;

        /** ε, greater than 0. */
        double epsilon() default 1e-7;

        /** Whether to use AMSGrad (Reddi et al., 2018): the largest second moment so far instead of the current one. */
        boolean amsgrad() default false;

        /**
         * Decoupled weight decay: {@code w ← w − w·weightDecay·η} before each update. At least 0; 0 makes it plain
         * Adam.
         */
        double weightDecay() default 0.004;

        /**
         * The momentum, in [0, 1), of an exponential moving average of the weights. At the end of a fit the average
         * replaces the weights. 0 means off.
         */
        double averaging() default 0;

        /** Whether the weight decay acts on biases, as in Keras. */
        boolean decayBiases() default true;

        /** Whether the weight decay acts on the scales and offsets of normalizations, as in Keras. */
        boolean decayNorms() default true;

        /**
         * Whether {@link #weightDecay} is that of an epoch, of which each update takes an equal part: {@code w ← w −
         * w·weightDecay·η/n} with n updates in an epoch. The decay of an epoch is then the same for small and large data
         * and batches (Wang and Aitchison, 2024). Updates without a trainer, for which n is not known, do not decay.
         */
        boolean decayPerEpoch() default false;
    }

    /**
     * AdaMax (Kingma and Ba, 2014): Adam with the infinity norm of the gradients instead of the second moment,
     * {@code u ← max(β₂u, |g|); w ← w − ηm/((1 − β₁ᵗ)(u + ε))}.
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface AdaMax {
        /** η, greater than 0. */
        double learningRate() default 0.001;

        /** The decay of the first moment, in [0, 1). */
        double beta1() default 0.9;

        /** The decay of the infinity norm, in [0, 1). */
        double beta2() default 0.999;

        /** ε, greater than 0. */
        double epsilon() default 1e-7;

        /** Decoupled weight decay: {@code w ← w − w·weightDecay·η} before each update. At least 0; 0 means off. */
        double weightDecay() default 0;

        /**
         * The momentum, in [0, 1), of an exponential moving average of the weights. At the end of a fit the average
         * replaces the weights. 0 means off.
         */
        double averaging() default 0;

        /** Whether the weight decay acts on biases, as in Keras. */
        boolean decayBiases() default true;

        /** Whether the weight decay acts on the scales and offsets of normalizations, as in Keras. */
        boolean decayNorms() default true;

        /**
         * Whether {@link #weightDecay} is that of an epoch, of which each update takes an equal part: {@code w ← w −
         * w·weightDecay·η/n} with n updates in an epoch. The decay of an epoch is then the same for small and large data
         * and batches (Wang and Aitchison, 2024). Updates without a trainer, for which n is not known, do not decay.
         */
        boolean decayPerEpoch() default false;
    }

    /** Nadam (Dozat, 2016): Adam with Nesterov momentum and a warm-up of the momentum. */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Nadam {
        /** η, greater than 0. */
        double learningRate() default 0.001;

        /** The decay of the first moment, in [0, 1). */
        double beta1() default 0.9;

        /** The decay of the second moment, in [0, 1). */
        double beta2() default 0.999;

        /** ε, greater than 0. */
        double epsilon() default 1e-7;

        /** Decoupled weight decay: {@code w ← w − w·weightDecay·η} before each update. At least 0; 0 means off. */
        double weightDecay() default 0;

        /**
         * The momentum, in [0, 1), of an exponential moving average of the weights. At the end of a fit the average
         * replaces the weights. 0 means off.
         */
        double averaging() default 0;

        /** Whether the weight decay acts on biases, as in Keras. */
        boolean decayBiases() default true;

        /** Whether the weight decay acts on the scales and offsets of normalizations, as in Keras. */
        boolean decayNorms() default true;

        /**
         * Whether {@link #weightDecay} is that of an epoch, of which each update takes an equal part: {@code w ← w −
         * w·weightDecay·η/n} with n updates in an epoch. The decay of an epoch is then the same for small and large data
         * and batches (Wang and Aitchison, 2024). Updates without a trainer, for which n is not known, do not decay.
         */
        boolean decayPerEpoch() default false;
    }

    /**
     * Lion (Chen et al., 2023): {@code w ← w − η·sign(β₁m + (1 − β₁)g); m ← β₂m + (1 − β₂)g}. It needs a smaller
     * learning rate than Adam.
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Lion {
        /** η, greater than 0. */
        double learningRate() default 0.001;

        /** The weight of m in the direction of the update, in [0, 1). */
        double beta1() default 0.9;

        /** The decay of m, in [0, 1). */
        double beta2() default 0.99;

        /** Decoupled weight decay: {@code w ← w − w·weightDecay·η} before each update. At least 0; 0 means off. */
        double weightDecay() default 0;

        /**
         * The momentum, in [0, 1), of an exponential moving average of the weights. At the end of a fit the average
         * replaces the weights. 0 means off.
         */
        double averaging() default 0;

        /** Whether the weight decay acts on biases, as in Keras. */
        boolean decayBiases() default true;

        /** Whether the weight decay acts on the scales and offsets of normalizations, as in Keras. */
        boolean decayNorms() default true;

        /**
         * Whether {@link #weightDecay} is that of an epoch, of which each update takes an equal part: {@code w ← w −
         * w·weightDecay·η/n} with n updates in an epoch. The decay of an epoch is then the same for small and large data
         * and batches (Wang and Aitchison, 2024). Updates without a trainer, for which n is not known, do not decay.
         */
        boolean decayPerEpoch() default false;
    }
}
