package dev.gradwright.runtime.optimizer;

/**
 * How an optimizer changes weights, given their gradients. A rule treats each weight alike, so it works on flat arrays and
 * need not know any layout. Rules keep the coefficients of the current step; what they keep for each weight lies in slots
 * that they are handed.
 */
public interface UpdateRule {
    /** Number of values kept for each weight: 0 for plain gradient descent, 2 for Adam. They start at zero. */
    int slots();

    /**
     * Called once before the updates of a step.
     *
     * @param step the number of this step, counted from 1
     * @param learningRate the rate of this step, greater than or equal to 0
     */
    void beginStep(long step, double learningRate);

    /**
     * Changes weights in place.
     *
     * @param weights the weights
     * @param gradient as long as {@code weights}
     * @param slots {@link #slots()} arrays as long as {@code weights}
     */
    void update(float[] weights, float[] gradient, float[][] slots);

    /** The momentum (β₁ in the Adam family) that a 1cycle schedule may move; NaN where there is none. */
    default double momentum() {
        return Double.NaN;
    }

    /** Sets the momentum for the steps to come; called only where {@link #momentum()} is a number. */
    default void setMomentum(double momentum) {
        throw new UnsupportedOperationException("this optimizer has no momentum");
    }
}
