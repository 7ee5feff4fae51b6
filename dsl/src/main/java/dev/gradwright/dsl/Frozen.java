package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Freezes a layer permanently: its parameters are never trained, so there are no gradients and no optimizer state for
 * them, and a {@link BatchNorm} always runs in inference mode. Set the parameters, load them, or copy them from another
 * network. To freeze a layer for some time only, call its {@code freeze()} method instead.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Frozen {}
