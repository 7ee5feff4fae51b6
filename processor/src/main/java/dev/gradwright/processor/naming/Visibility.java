package dev.gradwright.processor.naming;

/** The visibility of a type or a layer method; its generated counterpart has the same. */
public enum Visibility {
    PUBLIC,
    PROTECTED,
    PACKAGE
}
