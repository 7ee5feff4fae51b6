package dev.gradwright.processor.spec;

/**
 * An attribute of an optimizer's or a schedule's annotation.
 *
 * @param name of the attribute
 * @param range where its value must lie
 */
public record HyperParameter(String name, Range range) {}
