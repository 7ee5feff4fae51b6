package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets the input of a layer: it reads the named layer instead of the layer declared before it. On a method that returns
 * a block, this applies to the first layer of the block. Several layers may read the same layer. With {@link Repeat},
 * the first copy reads the named layer, and each other copy reads the copy before it.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface From {
    /**
     * The name of a layer declared earlier. The name of a block or of a repeated layer means its last layer, and the
     * empty string means the network's input. Inside a block, names are looked up in the block first, then in what
     * encloses it.
     */
    String value();
}
