package dev.gradwright.runtime.optimizer;

import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;

/**
 * Updates weights by their gradients. A rule treats all weights alike, so it works on flat arrays of any layout. A rule
 * keeps the coefficients of the current step in fields. Values for each weight are in slots, which the optimizer passes
 * to it.
 *
 * <p>A custom rule needs {@link #slots}, {@link #beginStep} and {@link #update(float[], float[], float[][], int, int)},
 * and a constructor without parameters. {@code @Optimizer(MyRule.class)} selects it for a network. HotSpot vectorizes a
 * plain loop over the arrays:
 *
 * <pre>{@code
 * public final class SignDescent implements UpdateRule {
 *     private float rate;
 *
 *     public int slots() {
 *         return 0;
 *     }
 *
 *     public void beginStep(long step, double learningRate) {
 *         rate = (float) learningRate;
 *     }
 *
 *     public void update(float[] weights, float[] gradient, float[][] slots, int from, int to) {
 *         for (int i = from; i < to; i++) {
 *             weights[i] -= rate * Math.signum(gradient[i]);
 *         }
 *     }
 * }
 * }</pre>
 */
public interface UpdateRule extends Stateful {
    /** Number of values kept for each weight: 0 for plain gradient descent, 2 for Adam. */
    int slots();

    /**
     * The initial value of a slot; by default 0.
     *
     * @param slot from 0 to {@link #slots()} − 1
     */
    default float initialValue(int slot) {
        return 0;
    }

    /**
     * The name of a slot in saved state, as the {@code m} in {@code optimizer.hidden1.weights.m}. By default it is
     * "slot" and the number.
     *
     * @param slot from 0 to {@link #slots()} − 1
     */
    default String slotName(int slot) {
        return "slot" + slot;
    }

    /**
     * Called once before the updates of a step.
     *
     * @param step the number of this step, counted from 1
     * @param learningRate the rate of this step, greater than or equal to 0
     */
    void beginStep(long step, double learningRate);

    /**
     * Updates a range of weights, and the same range of the slots, in place. A weight of 0 whose gradient has always
     * been 0 must stay 0: such weights are padding.
     *
     * <p>Several threads may call this at the same time with different ranges, so it must not change fields of the
     * rule.
     *
     * @param weights the weights
     * @param gradient as long as {@code weights}
     * @param slots {@link #slots()} arrays, in which the range is that of the weights; they may be shorter than {@code
     *     weights}, whose array may be longer than what is in use
     * @param from the first weight to change
     * @param to the one after the last
     */
    void update(float[] weights, float[] gradient, float[][] slots, int from, int to);

    /**
     * Applies weight decay, {@code w ← w − decay·w}, and then the update to a range of weights. The default takes two
     * passes; the rules of this package take one.
     *
     * @param weights the weights
     * @param gradient as long as {@code weights}
     * @param slots {@link #slots()} arrays, in which the range is that of the weights; they may be shorter than {@code
     *     weights}, whose array may be longer than what is in use
     * @param decay the fraction by which weights decay, 0 for none
     * @param from the first weight to change
     * @param to the one after the last
     */
    default void update(float[] weights, float[] gradient, float[][] slots, float decay, int from, int to) {
        if (decay != 0) {
            for (int i = from; i < to; i++) {
                weights[i] -= decay * weights[i];
            }
        }
        update(weights, gradient, slots, from, to);
    }

    /** The momentum (β₁ in the Adam family), which a 1cycle schedule may change; NaN if there is none. */
    default double momentum() {
        return Double.NaN;
    }

    /**
     * Visits the fields that carry over from one step to the next; by default none. The optimizer visits slots and
     * momentum, and values that {@link #beginStep} computes for each step are not state. An example is a rule that
     * keeps the product of its momenta:
     *
     * <pre>{@code
     * public void visit(StateVisitor visitor) {
     *     product = visitor.visit("product", product);
     * }
     * }</pre>
     */
    @Override
    default void visit(StateVisitor visitor) {}

    /** Sets the momentum of the next steps; called only if {@link #momentum()} is a number. */
    default void setMomentum(double momentum) {
        throw new UnsupportedOperationException("this optimizer has no momentum");
    }
}
