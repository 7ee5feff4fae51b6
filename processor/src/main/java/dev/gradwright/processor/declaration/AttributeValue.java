package dev.gradwright.processor.declaration;

import dev.gradwright.processor.spec.Origin;

/**
 * The value of one attribute of one annotation.
 *
 * @param origin the value if the user wrote one, else the annotation
 */
public record AttributeValue(Constant constant, Origin origin) {}
