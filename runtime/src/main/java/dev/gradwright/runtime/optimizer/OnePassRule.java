package dev.gradwright.runtime.optimizer;

/** A rule that lets weights decay in the same pass that changes them. A decay of 0 leaves their bits alone. */
interface OnePassRule extends UpdateRule {
    @Override
    default void update(float[] weights, float[] gradient, float[][] slots, int from, int to) {
        update(weights, gradient, slots, 0, from, to);
    }

    @Override
    void update(float[] weights, float[] gradient, float[][] slots, float decay, int from, int to);
}
