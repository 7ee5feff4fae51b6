package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a network: an interface, or an abstract class, whose abstract methods are its layers in source order.
 *
 * <p>For a spec {@code Classifier} the processor generates {@code ClassifierNetwork}, which trains, and
 * {@code ClassifierPredictor}, which predicts, both in the spec's package. A nested spec {@code Outer.Inner} generates
 * {@code Outer_InnerNetwork}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Network {
    /**
     * The shape of one example, without the batch: {@code {28, 28}} for an image, {@code 8} for eight features. Every
     * dimension is at least 1. More than one dimension needs {@link Flatten} before a layer that takes features.
     */
    int[] input();
}
