package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adds layers of one width, feature by feature, as at the end of a residual block (He et al., 2015).
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Add {
    /** The names of at least two layers further up; empty text stands for the network's input, and a name may occur twice. */
    String[] value();
}
