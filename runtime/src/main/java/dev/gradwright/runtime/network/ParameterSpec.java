package dev.gradwright.runtime.network;

import dev.gradwright.runtime.regularization.WeightConstraint;
import dev.gradwright.runtime.regularization.WeightPenalty;
import dev.gradwright.runtime.settings.Setting;
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
    private static final Setting NOTHING = Setting.of(0);

    /** Trained, without penalty or constraint. */
    public static final ParameterSpec TRAINED = new ParameterSpec(true, true, null, null);

    /** Never trained: the weights of a layer declared {@code @Frozen}, or a moving mean. */
    public static final ParameterSpec FROZEN = new ParameterSpec(false, true, null, null);

    /** Never trained and never negative, such as a moving variance. */
    public static final ParameterSpec FROZEN_NOT_NEGATIVE = new ParameterSpec(false, false, null, null);

    /** The same with the penalty {@code factor·Σ|w|}. */
    public ParameterSpec l1(Setting factor) {
        return penalized(new WeightPenalty(factor, penalty == null ? NOTHING : penalty.l2()));
    }

    /** The same with the penalty {@code factor·Σw²}. */
    public ParameterSpec l2(Setting factor) {
        return penalized(new WeightPenalty(penalty == null ? NOTHING : penalty.l1(), factor));
    }

    private ParameterSpec penalized(WeightPenalty factors) {
        return new ParameterSpec(trained, mayBeNegative, factors, constraint);
    }

    /** The same with a constraint. */
    public ParameterSpec constrained(WeightConstraint bounds) {
        return new ParameterSpec(trained, mayBeNegative, penalty, bounds);
    }
}
