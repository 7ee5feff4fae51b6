package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Scales the target of a network with {@code target = double.class} for training. The scale is learned from the
 * training rows. The loss is that of scaled targets; metrics and predictions are in the unit of the target.
 */
@Documented
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface TargetScaling {
    /** How the target is scaled. */
    TargetScale value();
}
