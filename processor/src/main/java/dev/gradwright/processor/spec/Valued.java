package dev.gradwright.processor.spec;

/**
 * A value of an annotation, and where to report a problem with it.
 *
 * @param value the value
 * @param origin the annotation value if the user wrote one, else the annotation
 */
public record Valued<T>(T value, Origin origin) {}
