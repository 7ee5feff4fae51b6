package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps the parameters of a layer as they are, for good: nothing is generated that could train them, neither gradients nor
 * anything that an optimizer keeps, and a {@link BatchNorm} is always in inference mode. The parameters come from elsewhere:
 * copied from another network, loaded, or set. To freeze a layer for a while, call {@code freeze()} on it.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Frozen {}
