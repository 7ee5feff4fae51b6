package dev.gradwright.runtime.predict;

import dev.gradwright.runtime.kernel.Tensor;

/**
 * A batch norm in the layout of one kernel tier. Predictors never change it.
 *
 * @param scale 1 × features
 * @param shift 1 × features
 */
public record PackedBatchNorm(Tensor scale, Tensor shift) {}
