package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A layer that concatenates the features of two or more layers, as in a wide and deep network (Cheng et al., 2016).
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Concat {
    /**
     * The names of at least two layers declared earlier, in the order of their features. The empty string means the
     * network's input.
     */
    String[] value();
}
