package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.Op;

/**
 * An activation that a product applies to its own output.
 *
 * @param layer the name of the layer that declares it, which may be the product's
 */
public record Epilogue(Op.Activate op, String layer) {}
