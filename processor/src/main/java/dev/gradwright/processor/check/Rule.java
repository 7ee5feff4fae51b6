package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;

/**
 * A condition that every spec must satisfy. A rule refers to another rule only to avoid reporting the same problem
 * twice. Blocks and composed annotations are also checked where they are declared. A problem of several layers with the
 * same place, as with repeats, is reported for the first of them.
 */
interface Rule {
    /** The name under which its violations are reported. */
    DiagnosticName name();

    /** Reports every violation in a spec. */
    void check(ExpandedSpec spec, Report report);
}
