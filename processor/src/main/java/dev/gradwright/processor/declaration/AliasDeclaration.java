package dev.gradwright.processor.declaration;

/**
 * {@code @Alias} on an attribute of a composed annotation.
 *
 * @param annotation the carried annotation, a class literal
 * @param attribute the attribute of it, a text
 */
public record AliasDeclaration(AttributeValue annotation, AttributeValue attribute) {}
