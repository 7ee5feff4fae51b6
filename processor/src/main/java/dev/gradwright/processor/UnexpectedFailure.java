package dev.gradwright.processor;

import dev.gradwright.processor.diagnostic.Diagnostic;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.read.ElementOrigin;
import java.util.Arrays;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** Makes a diagnostic of what should not happen, so that the user reads one line instead of a stack trace. */
final class UnexpectedFailure {
    private UnexpectedFailure() {}

    /** A class that is missing is a fault of the processor path; everything else is a failure of our own. */
    static Diagnostic of(TypeElement spec, Throwable failure) {
        return missingClass(failure)
                .map(name -> new Diagnostic(
                        DiagnosticName.PROCESSOR_PATH,
                        ElementOrigin.of(spec),
                        "the processor path lacks the class %s; it must hold gradwright-processor and what that depends on: gradwright-dsl and javapoet"
                                .formatted(name)))
                .orElseGet(() -> ownFailure(spec, failure));
    }

    /** An error that comes of a class that failed before gives no name of a class, but a sentence. */
    private static Optional<String> missingClass(Throwable failure) {
        return Optional.of(failure)
                .filter(NoClassDefFoundError.class::isInstance)
                .map(Throwable::getMessage)
                .filter(message -> message.indexOf(' ') < 0)
                .map(message -> message.replace('/', '.'));
    }

    private static Diagnostic ownFailure(TypeElement spec, Throwable failure) {
        String place = Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(UnexpectedFailure.class.getPackageName()))
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
        return new Diagnostic(
                DiagnosticName.INTERNAL_ERROR,
                ElementOrigin.of(spec),
                "Gradwright failed on this spec, which is a bug in Gradwright; please report it with the spec and this line: "
                        + failure + place);
    }
}
