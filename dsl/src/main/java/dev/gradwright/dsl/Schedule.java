package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The learning-rate schedules; a network bears at most one of the annotations nested here. The initial rate is the
 * optimizer's, except where said otherwise. A schedule is read at the number of steps done before the update, first 0.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface Schedule {
    /** {@code η₀·rate^(t/steps)}. */
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
}
