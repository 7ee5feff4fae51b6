package dev.gradwright.processor.spec;

/**
 * A value of an annotation, with the place that a problem with it is reported at.
 *
 * @param value the value
 * @param origin the annotation value where the user wrote one, else the annotation
 */
public record Valued<T>(T value, Origin origin) {}
