package dev.gradwright.processor.spec;

/**
 * The place in the user's source that something was read from. Only {@code read} and {@code diagnostic} know what it
 * is.
 */
public interface Origin {}
