package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a block: an interface whose abstract methods are layers, or other blocks, in source order.
 *
 * <p>A method of a network, or of another block, that returns the interface inserts its layers in place of the method. Their
 * names are paths: a layer {@code hidden2()} of the block that {@code trunk()} returns is {@code trunk.hidden2}. A block does not
 * contain itself.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Block {}
