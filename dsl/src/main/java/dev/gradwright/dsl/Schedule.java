package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The learning-rate schedules; a network bears at most one of the annotations nested here, or this one, with a schedule of one's
 * own. The initial rate η₀ is the optimizer's, except where said otherwise. A schedule is read at the number t of steps done before
 * the update, first 0. Formulas and defaults are those of Keras 3.
 */
@Documented
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Schedule {
    /**
     * A class that implements {@code dev.gradwright.runtime.schedule.LearningRateSchedule} and has a constructor without
     * parameters, or one that takes the optimizer's learning rate as a {@code double}. Each network makes one for itself.
     */
    Class<?> value();

    /**
     * {@code η₀/(1 + t/steps)^exponent}; with an exponent of 1 the rate is down to a half after {@code steps}, to a third after twice as
     * many, and so on.
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Power {
        /** The number of steps (or epochs) s, at least 0; 0 means the whole fit. */
        int steps() default 0;

        /** The exponent, greater than 0. */
        double exponent() default 1;

        /** What t counts. */
        ScheduleUnit unit() default ScheduleUnit.STEP;
    }

    /**
     * {@code η₀·rate^(t/steps)}.
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Exponential {
        /** The factor over {@link #steps()} steps, greater than 0. */
        double rate();

        /** The number of steps (or epochs) over which the rate falls by the factor; 0 means the whole fit. */
        int steps() default 0;

        /** Whether the rate falls in stairs: {@code t/steps} is rounded down. */
        boolean staircase() default false;

        /** What t counts. */
        ScheduleUnit unit() default ScheduleUnit.STEP;
    }

    /**
     * Rates that hold for a while each: the first value up to the first boundary, that step included, and so on. The optimizer's own
     * rate has no effect.
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Piecewise {
        /** The numbers of steps (or epochs) up to which a value holds, at least 0, ascending. */
        int[] boundaries();

        /** One more than boundaries, each greater than 0. */
        double[] values();

        /** What the boundaries count. */
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

        /** Whether the rate rises again after {@link #steps()}, to fall over twice, three times, … as many in all. */
        boolean cycle() default false;

        /** What t counts. */
        ScheduleUnit unit() default ScheduleUnit.STEP;
    }

    /**
     * Half a cosine down from η₀ to {@code alpha·η₀} (Loshchilov and Hutter, 2016), after a linear warm-up where asked.
     *
     * <p>With a {@link #warmupTarget()} the warm-up leads from η₀ to it, and the decay begins there; without one the warm-up leads from
     * 0 to η₀.
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Cosine {
        /** The number of steps (or epochs) of the decay, at least 0; 0 means the rest of the fit. */
        int steps() default 0;

        /** The share of the highest rate that is left at the end, in [0, 1]. */
        double alpha() default 0;

        /** The number of steps (or epochs) of the warm-up, at least 0; they come before {@link #steps()}. */
        int warmupSteps() default 0;

        /** The rate at the end of the warm-up, greater than 0; NaN means η₀. */
        double warmupTarget() default Double.NaN;

        /** What t counts. */
        ScheduleUnit unit() default ScheduleUnit.STEP;
    }

    /**
     * Half a cosine down from η₀, again and again, each time longer and lower (Loshchilov and Hutter, 2016).
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface CosineRestarts {
        /** The number of steps (or epochs) of the first cycle, at least 1. */
        int steps();

        /** The length of a cycle in terms of the one before, at least 1. */
        double tMul() default 2;

        /** The height of a cycle in terms of the one before, greater than 0. */
        double mMul() default 1;

        /** The share of η₀ that each cycle comes down to, in [0, 1]. */
        double alpha() default 0;

        /** What t counts. */
        ScheduleUnit unit() default ScheduleUnit.STEP;
    }

    /**
     * 1cycle (Smith, 2018): up to the maximum and down again over the whole fit, with the momentum (β₁ in the Adam family)
     * going the other way. It starts below its maximum, whatever the optimizer's own rate.
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface OneCycle {
        /** The highest rate, greater than 0. */
        double maxLearningRate();

        /** The shape. */
        OneCycleForm form() default OneCycleForm.TRIANGULAR;
    }

    /**
     * Cuts the rate if a value has not improved for a while. It is looked at after each epoch of a fit.
     */
    @Documented
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.CLASS)
    @interface Plateau {
        /** What the rate is multiplied by, greater than 0 and at most 1. */
        double factor() default 0.1;

        /** The number of epochs without improvement after which the rate is cut, at least 0. */
        int patience() default 10;

        /** Improvements must be larger than this, at least 0. */
        double minDelta() default 1e-4;

        /** The number of epochs after a cut that do not count, at least 0. */
        int cooldown() default 0;

        /** What the rate does not fall below, at least 0. */
        double minLearningRate() default 0;

        /**
         * The value to watch: {@code loss} or the name of a metric of {@link Metrics} in lower case, or one of them with {@code
         * val_} before it, for the validation data. By default it is {@code val_loss}, or {@code loss} in a fit without
         * validation data. NaN is never an improvement.
         */
        String monitor() default "";

        /** In which direction the value improves. */
        MonitorMode mode() default MonitorMode.AUTO;
    }
}
