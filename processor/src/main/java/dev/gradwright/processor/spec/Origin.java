package dev.gradwright.processor.spec;

/** The place in the user's source that something came from. Only those who read specs and print problems look inside. */
public interface Origin {}
