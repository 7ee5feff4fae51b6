package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The optimizers; a network bears one of the annotations nested here. Without any, {@link Sgd} with its defaults is used.
 * Formulas and defaults are those of Keras 3.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface Optimizer {
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
    }
}
