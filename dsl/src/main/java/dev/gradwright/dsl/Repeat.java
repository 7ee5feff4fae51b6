package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Repeats a layer or a {@link Block}; each copy has its own weights. The method returns a {@link java.util.List} of the
 * type that it would return without this annotation. The copies are named {@code tower.0}, {@code tower.1}, and so
 * on.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Repeat {
    /**
     * The number of copies, from 1 to 500. Nested repeats multiply. A network with repeats has at most 1000 layers,
     * because a class file cannot hold many more.
     */
    int value();
}
