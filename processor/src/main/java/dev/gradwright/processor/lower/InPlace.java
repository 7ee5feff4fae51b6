package dev.gradwright.processor.lower;

/** When an operation may write over what it reads; of several, over the first or the second. */
public enum InPlace {
    NEVER,
    /** In training it needs what it read. */
    IN_INFERENCE,
    ALWAYS
}
