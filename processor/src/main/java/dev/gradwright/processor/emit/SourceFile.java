package dev.gradwright.processor.emit;

/**
 * A generated source.
 *
 * @param packageName empty for the unnamed package
 */
public record SourceFile(String packageName, String simpleName, String text) {}
