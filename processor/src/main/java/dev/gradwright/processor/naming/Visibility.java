package dev.gradwright.processor.naming;

/** How visible a type or a layer method is; the generated counterpart is as visible. */
public enum Visibility {
    PUBLIC,
    PROTECTED,
    PACKAGE
}
