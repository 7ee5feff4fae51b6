package dev.gradwright.processor.spec;

/** The source position that something was read from. Only {@code read} and {@code diagnostic} know its form. */
public interface Origin {}
