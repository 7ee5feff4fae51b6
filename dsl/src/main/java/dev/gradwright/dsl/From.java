package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A modifier: the layer, or the first layer of the block, reads the named one in the place of the layer above it. Several may
 * read the same. Of repeats, the first reads it, and each of the others the one before it.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface From {
    /**
     * The name of a layer further up, or of a block or repeats, which stands for the last layer there; empty text stands for the
     * network's input. Within a block, a name is looked up there first, then further out.
     */
    String value();
}
