package dev.gradwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Trains an ensemble in one network (TabM-mini; Gorishniy, Kotelnikov and Babenko, 2024). Its members share all layers
 * but the last. Each of them multiplies every column of the input by 1 or −1, drawn once, and has its own weights in the
 * last layer. The columns of a component of a record have one sign. The loss is the mean over the members of the loss of
 * each; the network predicts the mean of what they predict.
 *
 * <p>The network is used like one without this annotation. Its layers have as many rows for each example as there are
 * members, so a step and a prediction take about that many times as long, apart from the input and the loss.
 *
 * <p>The output must be that of a {@code @Dense} layer. Only activations, flattening and dropout may come after it.
 */
@Documented
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Ensemble {
    /** The number of members, from 2 to 256. */
    int k() default 16;
}
