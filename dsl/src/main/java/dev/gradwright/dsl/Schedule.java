package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The learning-rate schedules. Put one of the nested annotations on the network, or this one for a custom schedule. In
 * the formulas, η₀ is the learning rate of the optimizer, and t is the number of steps or epochs completed, 0 for the
 * first. Formulas and defaults are those of Keras 3.
 */
@Documented
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Schedule {
    /**
     * A class that implements {@code dev.gradwright.runtime.schedule.LearningRateSchedule} and has a constructor
     * without parameters, or one that takes the optimizer's learning rate as a {@code double}. Each network creates its
     * own instance.
     */
    Class<?> value();

    /**
     * {@code η₀/(1 + t/steps)^exponent}. With an exponent of 1 the rate is η₀/2 after {@code steps} steps, η₀/3 after
     * twice as many, and so on.
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Power {
        /** The number of steps (or epochs), at least 0; 0 means the whole fit. */
        int steps() default 0;

        /** The exponent, greater than 0. */
        double exponent() default 1;

        /** Whether t counts steps or epochs. */
        ScheduleUnit unit() default ScheduleUnit.STEP;
    }

    /**
     * {@code η₀·rate^(t/steps)}.
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Exponential {
        /** The factor by which the learning rate changes over {@link #steps()} steps, greater than 0. */
        double rate();

        /** The number of steps (or epochs) for one factor {@link #rate()}, at least 0; 0 means the whole fit. */
        int steps() default 0;

        /** Whether {@code t/steps} is rounded down, so that the learning rate falls in steps. */
        boolean staircase() default false;

        /** Whether t counts steps or epochs. */
        ScheduleUnit unit() default ScheduleUnit.STEP;
    }

    /**
     * Piecewise constant: the first value up to and including the first boundary, then the second value up to the
     * second boundary, and so on. The learning rate of the optimizer has no effect.
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Piecewise {
        /** The last step (or epoch) of each value but the last, at least 0, ascending. */
        int[] boundaries();

        /** The learning rates, one more than there are boundaries, each greater than 0. */
        double[] values();

        /** Whether the boundaries count steps or epochs. */
        ScheduleUnit unit() default ScheduleUnit.STEP;
    }

    /**
     * {@code (η₀ − end)(1 − t/steps)^power + end}, then {@code end}.
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Polynomial {
        /** The number of steps (or epochs) of the decay, at least 0; 0 means the whole fit. */
        int steps() default 0;

        /** The rate at the end, at least 0. */
        double end() default 1e-4;

        /** The power, greater than 0; 1 makes a straight line. */
        double power() default 1;

        /** Whether the decay restarts when it has ended, over twice the steps in all, then three times, and so on. */
        boolean cycle() default false;

        /** Whether t counts steps or epochs. */
        ScheduleUnit unit() default ScheduleUnit.STEP;
    }

    /**
     * Cosine decay from η₀ to {@code alpha·η₀} (Loshchilov and Hutter, 2016), with an optional linear warm-up before
     * it.
     *
     * <p>With a {@link #warmupTarget()}, the warm-up goes from η₀ to the target, and the decay starts there. Without
     * one, the warm-up goes from 0 to η₀.
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Cosine {
        /** The number of steps (or epochs) of the decay, at least 0; 0 means the rest of the fit. */
        int steps() default 0;

        /** The final learning rate as a fraction of the highest one, in [0, 1]. */
        double alpha() default 0;

        /** The number of steps (or epochs) of the warm-up, at least 0; they come before {@link #steps()}. */
        int warmupSteps() default 0;

        /** The rate at the end of the warm-up, greater than 0; NaN means η₀. */
        double warmupTarget() default Double.NaN;

        /** Whether t counts steps or epochs. */
        ScheduleUnit unit() default ScheduleUnit.STEP;
    }

    /**
     * Cosine decay with warm restarts (Loshchilov and Hutter, 2016).
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface CosineRestarts {
        /** The number of steps (or epochs) of the first cycle, at least 1. */
        int steps();

        /** The length of each cycle relative to the one before, at least 1. */
        double tMul() default 2;

        /** The highest learning rate of each cycle relative to the one before, greater than 0. */
        double mMul() default 1;

        /** The learning rate at the end of each cycle as a fraction of η₀, in [0, 1]. */
        double alpha() default 0;

        /** Whether t counts steps or epochs. */
        ScheduleUnit unit() default ScheduleUnit.STEP;
    }

    /**
     * 1cycle (Smith, 2018): over a fit, the learning rate rises to its maximum and falls again, while the momentum (β₁
     * in the Adam family) falls and rises. The learning rate of the optimizer has no effect.
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface OneCycle {
        /** The highest learning rate, greater than 0. */
        double maxLearningRate();

        /** The shape of the cycle. */
        OneCycleForm form() default OneCycleForm.TRIANGULAR;
    }

    /**
     * Reduces the learning rate when a monitored value stops improving. The value is checked after each epoch of a fit.
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Plateau {
        /** The factor by which the learning rate is multiplied, greater than 0 and at most 1. */
        double factor() default 0.1;

        /** The number of epochs without improvement before a reduction, at least 0. */
        int patience() default 10;

        /** The least change that counts as an improvement, at least 0. */
        double minDelta() default 1e-4;

        /** The number of epochs to wait after a reduction before counting again, at least 0. */
        int cooldown() default 0;

        /** The lower bound of the learning rate, at least 0. */
        double minLearningRate() default 0;

        /**
         * The monitored value: {@code loss} or a metric of {@link Metrics} in lower case, with the prefix {@code val_}
         * for validation data. The default is {@code val_loss}, or {@code loss} in a fit without validation data. NaN
         * never counts as an improvement.
         */
        String monitor() default "";

        /** The direction in which the value improves. */
        MonitorMode mode() default MonitorMode.AUTO;
    }
}
