package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Repeats the layer, or the {@link Block}, of its method, each with weights of its own. The method returns a {@link java.util.List}
 * of what it would return without this, and the names count from 0: {@code tower.0}, {@code tower.1}, …
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Repeat {
    /** How often, from 1 to 500: a class file holds few more layers. */
    int value();
}
