package dev.gradwright.processor.report;

/**
 * A file of the report.
 *
 * @param packageName where it is, empty for the unnamed package
 * @param name with its ending
 */
public record ReportFile(String packageName, String name, String text) {}
