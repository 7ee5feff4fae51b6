package dev.gradwright.runtime.network;

import dev.gradwright.runtime.regularization.WeightConstraint;
import dev.gradwright.runtime.regularization.WeightPenalty;
import org.jspecify.annotations.Nullable;

/**
 * The declared properties of a parameter, which never change.
 *
 * @param trained whether training may change it; if not, it has no gradient
 * @param mayBeNegative whether its values may be negative
 * @param penalty added to the loss as long as the parameter is trainable; null for none
 * @param constraint bounds of its values after each optimizer step as long as it is trainable; null for none
 */
public record ParameterSpec(
        boolean trained,
        boolean mayBeNegative,
        @Nullable WeightPenalty penalty,
        @Nullable WeightConstraint constraint) {
    /** Trained, without penalty or constraint. */
    public static final ParameterSpec TRAINED = new ParameterSpec(true, true, null, null);

    /** Never trained: the weights of a layer declared {@code @Frozen}, or a moving mean. */
    public static final ParameterSpec FROZEN = new ParameterSpec(false, true, null, null);

    /** Never trained and never negative, such as a moving variance. */
    public static final ParameterSpec FROZEN_NOT_NEGATIVE = new ParameterSpec(false, false, null, null);

    /**
     * The same with the penalty {@code l1·Σ|w| + l2·Σw²}.
     *
     * @throws IllegalArgumentException if a factor is negative or not finite
     */
    public ParameterSpec penalized(double l1, double l2) {
        return new ParameterSpec(trained, mayBeNegative, new WeightPenalty(l1, l2), constraint);
    }

    /** The same with a constraint. */
    public ParameterSpec constrained(WeightConstraint bounds) {
        return new ParameterSpec(trained, mayBeNegative, penalty, bounds);
    }
}
