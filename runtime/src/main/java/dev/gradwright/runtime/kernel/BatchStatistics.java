package dev.gradwright.runtime.kernel;

/**
 * The statistics of the last training batch of {@code n} features, which the backward pass needs. Both tensors are
 * {@code 1 × n}.
 *
 * @param mean mean over the rows
 * @param inverseDeviation {@code 1/√(variance + ε)} with the biased variance
 */
public record BatchStatistics(Tensor mean, Tensor inverseDeviation) {}
