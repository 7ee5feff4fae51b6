package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.Op;

/**
 * A batch norm that a predictor folds into the weights of a product.
 *
 * @param layer the name of the layer that declares it
 */
public record FoldedNorm(Op.BatchNorm op, String layer) {}
