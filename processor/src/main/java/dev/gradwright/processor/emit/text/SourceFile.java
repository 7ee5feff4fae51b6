package dev.gradwright.processor.emit.text;

/**
 * A generated source file.
 *
 * @param packageName empty for the unnamed package
 * @param simpleName of its top-level type
 * @param text the content, with {@code \n} at the end of every line
 */
public record SourceFile(String packageName, String simpleName, String text) {}
