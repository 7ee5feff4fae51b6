package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The optimizers; a network bears one of the annotations nested here, or this one, with a custom update rule. Without any,
 * {@link Sgd} with its defaults is used. Formulas and defaults are those of Keras 3.
 *
 * <p>Within a step: gradients are clipped, weights decay, the rule changes them, and their average takes them in.
 */
@Documented
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Optimizer {
    /**
     * A class that implements {@code dev.gradwright.runtime.optimizer.UpdateRule} and has a constructor without parameters. Each
     * network makes one for itself.
     */
    Class<?> value();

    /** η, greater than 0. */
    double learningRate() default 0.001;

    /** Decoupled: {@code w ← w − w·weightDecay·η} before each update. At least 0; 0 means off. */
    double weightDecay() default 0;

    /**
     * The momentum, in [0, 1), of an exponential moving average of the weights, which takes their place at the end of a fit;
     * 0 means off.
     */
    double averaging() default 0;

    /** Stochastic gradient descent: {@code m ← μm − ηg; w ← w + m}; Nesterov: {@code w ← w + μm − ηg} with the new m. */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Sgd {
        /** η, greater than 0. */
        double learningRate() default 0.01;

        /** μ, in [0, 1). */
        double momentum() default 0;

        /** Whether to look ahead along the momentum; it needs a momentum. */
        boolean nesterov() default false;

        /** Decoupled: {@code w ← w − w·weightDecay·η} before each update. At least 0; 0 means off. */
        double weightDecay() default 0;

        /**
         * The momentum, in [0, 1), of an exponential moving average of the weights, which takes their place at the end of a fit;
         * 0 means off.
         */
        double averaging() default 0;
    }

    /** AdaGrad (Duchi et al., 2011): {@code a ← a + g²; w ← w − ηg/√(a + ε)}. */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface AdaGrad {
        /** η, greater than 0. */
        double learningRate() default 0.001;

        /** What a starts from, at least 0. */
        double initialAccumulator() default 0.1;

        /** ε, greater than 0. */
        double epsilon() default 1e-7;

        /** Decoupled: {@code w ← w − w·weightDecay·η} before each update. At least 0; 0 means off. */
        double weightDecay() default 0;

        /**
         * The momentum, in [0, 1), of an exponential moving average of the weights, which takes their place at the end of a fit;
         * 0 means off.
         */
        double averaging() default 0;
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

        /** Whether the square of the gradient's running mean is taken off under the root. */
        boolean centered() default false;

        /** Decoupled: {@code w ← w − w·weightDecay·η} before each update. At least 0; 0 means off. */
        double weightDecay() default 0;

        /**
         * The momentum, in [0, 1), of an exponential moving average of the weights, which takes their place at the end of a fit;
         * 0 means off.
         */
        double averaging() default 0;
    }

    /**
     * AdaDelta (Zeiler, 2012): {@code a ← ρa + (1 − ρ)g²; Δ = −g·√(d + ε)/√(a + ε); d ← ρd + (1 − ρ)Δ²; w ← w + ηΔ}.
     * The learning rate of the paper is 1.
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

        /** Decoupled: {@code w ← w − w·weightDecay·η} before each update. At least 0; 0 means off. */
        double weightDecay() default 0;

        /**
         * The momentum, in [0, 1), of an exponential moving average of the weights, which takes their place at the end of a fit;
         * 0 means off.
         */
        double averaging() default 0;
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

        /** AMSGrad (Reddi et al., 2018): the largest second moment so far stands under the root. */
        boolean amsgrad() default false;

        /** Decoupled: {@code w ← w − w·weightDecay·η} before each update. At least 0; 0 means off. */
        double weightDecay() default 0;

        /**
         * The momentum, in [0, 1), of an exponential moving average of the weights, which takes their place at the end of a fit;
         * 0 means off.
         */
        double averaging() default 0;
    }

    /** AdamW (Loshchilov and Hutter, 2017): {@link Adam} whose weights decay. */
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

        /** AMSGrad (Reddi et al., 2018): the largest second moment so far stands under the root. */
        boolean amsgrad() default false;

        /** Decoupled: {@code w ← w − w·weightDecay·η} before each update. At least 0; 0 makes it Adam. */
        double weightDecay() default 0.004;

        /**
         * The momentum, in [0, 1), of an exponential moving average of the weights, which takes their place at the end of a fit;
         * 0 means off.
         */
        double averaging() default 0;
    }

    /**
     * AdaMax (Kingma and Ba, 2014): Adam with the largest gradient in the place of the root, {@code u ← max(β₂u, |g|); w ← w −
     * ηm/((1 − β₁ᵗ)(u + ε))}.
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface AdaMax {
        /** η, greater than 0. */
        double learningRate() default 0.001;

        /** The decay of the first moment, in [0, 1). */
        double beta1() default 0.9;

        /** The decay of the largest gradient, in [0, 1). */
        double beta2() default 0.999;

        /** ε, greater than 0. */
        double epsilon() default 1e-7;

        /** Decoupled: {@code w ← w − w·weightDecay·η} before each update. At least 0; 0 means off. */
        double weightDecay() default 0;

        /**
         * The momentum, in [0, 1), of an exponential moving average of the weights, which takes their place at the end of a fit;
         * 0 means off.
         */
        double averaging() default 0;
    }

    /** Nadam (Dozat, 2016): Adam with Nesterov's look-ahead and a momentum that warms up. */
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

        /** Decoupled: {@code w ← w − w·weightDecay·η} before each update. At least 0; 0 means off. */
        double weightDecay() default 0;

        /**
         * The momentum, in [0, 1), of an exponential moving average of the weights, which takes their place at the end of a fit;
         * 0 means off.
         */
        double averaging() default 0;
    }

    /** Lion (Chen et al., 2023): {@code w ← w − η·sign(β₁m + (1 − β₁)g); m ← β₂m + (1 − β₂)g}. It takes a smaller rate than Adam. */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Lion {
        /** η, greater than 0. */
        double learningRate() default 0.001;

        /** How much of m the direction keeps, in [0, 1). */
        double beta1() default 0.9;

        /** The decay of m, in [0, 1). */
        double beta2() default 0.99;

        /** Decoupled: {@code w ← w − w·weightDecay·η} before each update. At least 0; 0 means off. */
        double weightDecay() default 0;

        /**
         * The momentum, in [0, 1), of an exponential moving average of the weights, which takes their place at the end of a fit;
         * 0 means off.
         */
        double averaging() default 0;
    }
}
