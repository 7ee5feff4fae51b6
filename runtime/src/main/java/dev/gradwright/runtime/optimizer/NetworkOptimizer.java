package dev.gradwright.runtime.optimizer;

/** The optimizer of a network: how far training has come, and how large its next step will be. */
public interface NetworkOptimizer {
    /** Number of steps done. */
    long steps();

    /** The learning rate of the next step. */
    double learningRate();

    /** The momentum (β₁ in the Adam family) of the last step, at first the declared one; NaN for an update rule without. */
    double momentum();
}
