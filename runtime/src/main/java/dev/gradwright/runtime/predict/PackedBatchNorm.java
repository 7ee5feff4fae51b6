package dev.gradwright.runtime.predict;

import dev.gradwright.runtime.kernel.Tensor;

/**
 * An immutable batch norm in the layout of one kernel tier.
 *
 * @param scale 1 × features
 * @param shift 1 × features
 */
public record PackedBatchNorm(Tensor scale, Tensor shift) {}
