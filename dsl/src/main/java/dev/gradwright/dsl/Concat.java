package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lays the features of layers side by side, as in a wide and deep network (Cheng et al., 2016).
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Concat {
    /**
     * The names of at least two layers further up, in the order of their features; empty text stands for the network's input.
     */
    String[] value();
}
