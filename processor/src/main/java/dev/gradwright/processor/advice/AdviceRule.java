package dev.gradwright.processor.advice;

import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;

/**
 * A rule that warns about networks. All layers are known, and all connections, but values may be out of range and the
 * annotations on its type may contradict each other: errors are reported in the same compilation.
 */
interface AdviceRule {
    /** The name under which it warns. */
    DiagnosticName name();

    /** Reports every mistake in a network. */
    void check(Wiring network, Report report);

    /** Whether the warning is about the whole network, wherever its position is, so that it can be suppressed there. */
    default boolean isAboutNetwork() {
        return false;
    }
}
