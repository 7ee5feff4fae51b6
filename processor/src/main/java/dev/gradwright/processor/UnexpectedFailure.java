package dev.gradwright.processor;

import dev.gradwright.processor.diagnostic.Diagnostic;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.read.ElementOrigin;
import java.util.Arrays;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * What should not happen, so that the user reads one line instead of a stack trace.
 *
 * @param message what to do about it
 */
record UnexpectedFailure(DiagnosticName name, String message) {
    /** A class that is missing is a fault of the processor path; everything else is a failure of our own. */
    static UnexpectedFailure of(Throwable failure) {
        return missingClass(failure)
                .map(name -> new UnexpectedFailure(
                        DiagnosticName.PROCESSOR_PATH,
                        "the processor path lacks the class %s; it must hold gradwright-processor and what that depends on: gradwright-dsl and javapoet"
                                .formatted(name)))
                .orElseGet(() -> ownFailure(failure));
    }

    /** The same, reported at a type. */
    Diagnostic at(TypeElement type) {
        return new Diagnostic(name, ElementOrigin.of(type), message);
    }

    /** An error that comes of a class that failed before gives no name of a class, but a sentence. */
    private static Optional<String> missingClass(Throwable failure) {
        return Optional.of(failure)
                .filter(NoClassDefFoundError.class::isInstance)
                .map(Throwable::getMessage)
                .filter(message -> message.indexOf(' ') < 0)
                .map(message -> message.replace('/', '.'));
    }

    private static UnexpectedFailure ownFailure(Throwable failure) {
        String place = Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(UnexpectedFailure.class.getPackageName()))
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
        return new UnexpectedFailure(
                DiagnosticName.INTERNAL_ERROR,
                "Gradwright failed on this spec, which is a bug in Gradwright; please report it with the spec and this line: "
                        + failure + place);
    }
}
