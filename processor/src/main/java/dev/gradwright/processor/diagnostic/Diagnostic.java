package dev.gradwright.processor.diagnostic;

import dev.gradwright.processor.spec.Origin;

/**
 * A problem of a spec, which is an error.
 *
 * @param origin where it is reported
 * @param message what is wrong with the actual value, and what to write instead
 */
public record Diagnostic(DiagnosticName name, Origin origin, String message) {}
