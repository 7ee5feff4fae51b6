package dev.gradwright.processor.lower;

/** When an operation may overwrite its input; if it has several, the first or the second. */
public enum InPlace {
    NEVER,
    /** Not in training, because the backward pass needs the input. */
    IN_INFERENCE,
    ALWAYS
}
