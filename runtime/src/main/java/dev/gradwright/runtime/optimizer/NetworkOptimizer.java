package dev.gradwright.runtime.optimizer;

/** The optimizer of a network: the number of steps done, the learning rate and the momentum. */
public interface NetworkOptimizer {
    /** Number of steps done. */
    long steps();

    /** The learning rate of the next step. */
    double learningRate();

    /**
     * The momentum (β₁ in the Adam family) of the last step, or the declared one before the first step; NaN if the
     * update rule has none.
     */
    double momentum();
}
