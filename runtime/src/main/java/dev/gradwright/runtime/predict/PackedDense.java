package dev.gradwright.runtime.predict;

import dev.gradwright.runtime.kernel.Tensor;

/**
 * An immutable dense layer in the layout of one kernel tier.
 *
 * @param weights inputs × units
 * @param bias 1 × units
 */
public record PackedDense(Tensor weights, Tensor bias) {}
