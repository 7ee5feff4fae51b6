package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A layer that adds the outputs of two or more layers elementwise, as at the end of a residual block (He et al., 2015).
 * They must have the same number of features.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Add {
    /**
     * The names of at least two layers declared earlier. The empty string means the network's input, and a name may
     * occur more than once.
     */
    String[] value();
}
