package dev.gradwright.runtime.kernel;

/**
 * The gradients of the trained parameters of a batch normalization of {@code n} features. Both tensors are
 * {@code 1 × n}.
 *
 * @param gamma gradient of the loss with respect to γ
 * @param beta gradient of the loss with respect to β
 */
public record BatchNormGradients(Tensor gamma, Tensor beta) {}
