package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.Op;

/**
 * An activation that is merged into a product: both run in one method, and on one buffer if the backward pass does not
 * need the result of the product.
 *
 * @param layer the name of the layer that declares the activation, which may be that of the product
 */
public record MergedActivation(Op.Activate op, String layer) {}
