package dev.gradwright.processor;

import dev.gradwright.processor.diagnostic.Bug;
import dev.gradwright.processor.diagnostic.Diagnostic;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.read.ElementOrigin;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * An unexpected exception or error, reported to the user as one line instead of a stack trace.
 *
 * @param message what to do about it
 */
record UnexpectedFailure(DiagnosticName name, String message) {
    /** A missing class means that the processor path is incomplete. Everything else is a bug in the processor. */
    static UnexpectedFailure of(Throwable failure) {
        return missingClass(failure)
                .map(name -> new UnexpectedFailure(
                        DiagnosticName.PROCESSOR_PATH,
                        "the processor path lacks the class %s; it must contain gradwright-processor and its dependencies: gradwright-dsl and javapoet"
                                .formatted(name)))
                .orElseGet(() -> internalError(failure));
    }

    /** This failure as a diagnostic at a type. */
    Diagnostic at(TypeElement type) {
        return new Diagnostic(name, ElementOrigin.of(type), message);
    }

    /**
     * The name of the missing class; empty if the message is a sentence instead, as after a failed class
     * initialization.
     */
    private static Optional<String> missingClass(Throwable failure) {
        return Optional.of(failure)
                .filter(NoClassDefFoundError.class::isInstance)
                .map(Throwable::getMessage)
                .filter(message -> message.indexOf(' ') < 0)
                .map(message -> message.replace('/', '.'));
    }

    private static UnexpectedFailure internalError(Throwable failure) {
        return new UnexpectedFailure(
                DiagnosticName.INTERNAL_ERROR,
                "Gradwright failed on this spec, which is a bug in Gradwright; please report it with the spec and this line: "
                        + Bug.describe(failure));
    }
}
