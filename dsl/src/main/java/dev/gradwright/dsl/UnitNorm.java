package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps the weights of a {@link Dense} layer on spheres: after each step, the weights into each unit are scaled to the norm 1,
 * {@code w/(1e-7 + ‖w‖)}. A frozen layer stays as it is.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface UnitNorm {}
