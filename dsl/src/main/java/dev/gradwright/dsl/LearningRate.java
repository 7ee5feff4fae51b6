package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Multiplies the learning rate for the parameters of a layer. Every optimizer updates them as if it had that rate, weight
 * decay included; schedules multiply it too. Small multipliers keep copied layers close to what they have learned. To
 * leave a layer as it is, use {@link Frozen}, which saves the computation as well.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface LearningRate {
    /** The multiplier, at least 0. */
    double value();
}
