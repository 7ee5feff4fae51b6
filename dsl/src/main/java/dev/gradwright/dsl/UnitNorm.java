package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A constraint on a {@link Dense} layer: after each step, the incoming weights of each unit are scaled to norm 1,
 * {@code w/(1e-7 + ‖w‖)}. Frozen layers do not change.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface UnitNorm {}
