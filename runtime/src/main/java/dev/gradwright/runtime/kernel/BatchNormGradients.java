package dev.gradwright.runtime.kernel;

/**
 * The gradients of a batch normalization of {@code n} features by its trained parameters. Both tensors are {@code 1 × n}.
 *
 * @param gamma gradient of the loss by γ
 * @param beta gradient of the loss by β
 */
public record BatchNormGradients(Tensor gamma, Tensor beta) {}
