package dev.gradwright.processor;

import dev.gradwright.processor.diagnostic.Diagnostic;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.read.ElementOrigin;
import java.util.Arrays;
import javax.lang.model.element.TypeElement;

/** Makes a diagnostic of a failure of our own, so that the user reads one line instead of a stack trace. */
final class UnexpectedFailure {
    private UnexpectedFailure() {}

    static Diagnostic of(TypeElement spec, Throwable failure) {
        String place = Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(UnexpectedFailure.class.getPackageName()))
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
        return new Diagnostic(
                DiagnosticName.INTERNAL_ERROR,
                ElementOrigin.of(spec),
                "Gradwright failed on this spec, which is its fault, not yours; please report it with the spec and this line: "
                        + failure + place);
    }
}
