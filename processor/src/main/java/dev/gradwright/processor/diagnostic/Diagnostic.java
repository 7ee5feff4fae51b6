package dev.gradwright.processor.diagnostic;

import dev.gradwright.processor.spec.Origin;
import java.util.Optional;

/**
 * A problem of a spec.
 *
 * @param severity that of the name, unless {@link Lint} has raised it
 * @param origin where it is reported
 * @param message what is wrong with the actual value, and what to write instead
 * @param network the network, if the problem is one of the whole network
 */
public record Diagnostic(
        DiagnosticName name, Severity severity, Origin origin, String message, Optional<Origin> network) {
    /** A problem of the severity of its name. */
    public Diagnostic(DiagnosticName name, Origin origin, String message) {
        this(name, name.severity(), origin, message, Optional.empty());
    }

    /** The same problem, as one of a whole network. */
    public Diagnostic of(Origin whole) {
        return new Diagnostic(name, severity, origin, message, Optional.of(whole));
    }

    /** Identifies the position in the sources where it is reported, as {@link dev.gradwright.processor.read.ElementOrigin#path} does. */
    public String path() {
        return Lint.positionOf(origin).path();
    }

    /** Whether it keeps the spec from being generated. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    Diagnostic asError() {
        return new Diagnostic(name, Severity.ERROR, origin, message, network);
    }
}
