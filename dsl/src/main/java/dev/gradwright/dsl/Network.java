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
 *
 * <p>The input is either {@link #input() numbers} or {@link #features() a record}. With a record, a third class is
 * generated, {@code ClassifierEncoder}, which encodes records as numbers:
 *
 * <pre>{@code
 * record Customer(Contract contract, int tenure, Double totalCharges, @Category(capacity = 40) String city) {}
 *
 * @Network(features = Customer.class, target = Churn.class)
 * @Loss(BINARY_CROSSENTROPY)
 * interface ChurnModel {
 *     @Dense(units = 64, activation = SWISH, init = HE_NORMAL)
 *     DenseLayer hidden();
 *
 *     @Dense(units = 1, activation = SIGMOID)
 *     DenseLayer churn();
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Network {
    /**
     * The shape of one example, without the batch dimension: {@code {28, 28}} for an image, {@code 8} for eight
     * features. Every dimension is at least 1. If there is more than one, {@link Flatten} must come before the first
     * layer that takes features. Leave it out if there are {@link #features()}.
     */
    int[] input() default {};

    /**
     * A record that describes one example. Each component is a feature, unless it is {@link Ignored}:
     *
     * <table>
     * <caption>Columns by type of a component</caption>
     * <tr><th>type</th><th>columns</th></tr>
     * <tr><td>{@code byte} to {@code double}, {@code BigDecimal}, {@code LocalDate}, {@code Instant},
     *     {@code Duration}</td><td>1, standardised, or as {@link Numeric} tells</td></tr>
     * <tr><td>{@code boolean}</td><td>1, which is 0 or 1</td></tr>
     * <tr><td>an enum</td><td>one for each constant; 1 if there are two constants</td></tr>
     * <tr><td>{@code String} with {@link Category}</td><td>the capacity + 1</td></tr>
     * </table>
     *
     * <p>A component of a wrapper type such as {@code Double}, or with {@link Missing}, may be null. One more column is
     * then 1 for missing values, and 0 for others.
     */
    Class<?> features() default void.class;

    /** What the network predicts from a record: an enum, {@code boolean.class}, or {@code double.class} for a number. */
    Class<?> target() default void.class;
}
