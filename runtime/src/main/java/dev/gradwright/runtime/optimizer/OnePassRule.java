package dev.gradwright.runtime.optimizer;

/** A rule that applies weight decay and update in one pass. A decay of 0 gives the same bits as no decay. */
interface OnePassRule extends UpdateRule {
    @Override
    default void update(float[] weights, float[] gradient, float[][] slots, int from, int to) {
        update(weights, gradient, slots, 0, from, to);
    }

    @Override
    void update(float[] weights, float[] gradient, float[][] slots, float decay, int from, int to);
}
