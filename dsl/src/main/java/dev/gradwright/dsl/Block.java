package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a block, a reusable group of layers: an interface whose abstract methods are layers or other blocks, in
 * source order.
 *
 * <p>A method of a network or of another block that returns this interface is replaced by the layers of the block.
 * Their names are paths: if {@code trunk()} returns a block with a layer {@code hidden2()}, that layer is named
 * {@code trunk.hidden2}. A block must not contain itself.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Block {}
