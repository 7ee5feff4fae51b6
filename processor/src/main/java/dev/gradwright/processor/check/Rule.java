package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.Origin;

/** A condition that every spec must satisfy. */
interface Rule {
    /** The name under which its violations are reported. */
    DiagnosticName name();

    /** Reports every violation in a spec. */
    void check(ExpandedSpec spec, Report report);

    /** Takes the violations. */
    interface Report {
        /** Reports one. */
        void at(Origin origin, String message);
    }
}
