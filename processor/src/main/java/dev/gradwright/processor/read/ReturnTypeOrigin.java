package dev.gradwright.processor.read;

import dev.gradwright.processor.spec.Origin;

/** The return type of a method. */
public record ReturnTypeOrigin(ElementOrigin method) implements Origin {}
