package dev.gradwright.runtime.feature;

import dev.gradwright.runtime.state.Stateful;
import java.util.List;

/**
 * The target of each example, and the columns that it is encoded as.
 *
 * @param <Y> type of the targets
 */
public abstract sealed class TargetColumn<Y> implements Stateful permits ClassTarget, NumberTarget {
    TargetColumn() {}

    /** Number of columns of the targets. */
    public abstract int columns();

    /** Names of the classes, in the order of their indices; empty if the target is a number. */
    public abstract List<String> names();

    /** The scale of the loss and of the network's output; by default the target's own unit. */
    public TargetScaler scaler() {
        return TargetScaler.none();
    }

    /**
     * Learns a target.
     *
     * @throws IllegalArgumentException if it is null or not finite
     */
    public abstract void learn(Y target);

    /**
     * Writes the columns of a target, from {@code out[at]} on.
     *
     * @throws IllegalArgumentException if it is null or not finite
     */
    public abstract void encode(Y target, float[] out, int at);

    /**
     * The target of a class index.
     *
     * @throws IllegalArgumentException if there is no such class
     * @throws IllegalStateException if the target is a number
     */
    public abstract Y decode(int classIndex);

    /** What the targets are, such as {@code one of NO, YES}. A saved state fits only if it is the same. */
    abstract String values();

    /** Forgets what was learnt since the last {@link #adopt}. */
    abstract void forget();

    /**
     * Checks what was learnt.
     *
     * @throws IllegalArgumentException if it cannot be used
     */
    abstract void requireLearnt();

    /** Uses from now on what was learnt since the last {@link #forget}. It never fails. */
    abstract void adopt();

    static IllegalArgumentException missing() {
        return new IllegalArgumentException("the target must not be null; leave out rows without a target");
    }

    @Override
    public final String toString() {
        return "target: " + values();
    }
}
