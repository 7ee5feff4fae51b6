package dev.gradwright.processor.declaration;

/**
 * {@code @Alias} on an attribute of a composed annotation.
 *
 * @param annotation the carried annotation, a class literal
 * @param attribute the name of its attribute, a string
 */
public record AliasDeclaration(AttributeValue annotation, AttributeValue attribute) {}
