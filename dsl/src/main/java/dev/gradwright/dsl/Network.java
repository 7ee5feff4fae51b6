package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a network: an interface or abstract class whose abstract methods are the layers, in source order.
 *
 * <p>For a spec {@code Classifier}, the processor generates {@code ClassifierNetwork} for training and
 * {@code ClassifierPredictor} for inference, both in the package of the spec. For a nested spec {@code Outer.Inner},
 * they are {@code Outer_InnerNetwork} and {@code Outer_InnerPredictor}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Network {
    /**
     * The shape of one example, without the batch dimension: {@code {28, 28}} for an image, {@code 8} for eight
     * features. Every dimension is at least 1. If there is more than one, {@link Flatten} must come before the first
     * layer that takes features.
     */
    int[] input();
}
