package dev.gradwright.processor.diagnostic;

import dev.gradwright.processor.declaration.ComposedOrigin;
import dev.gradwright.processor.read.ElementOrigin;
import dev.gradwright.processor.read.ReturnTypeOrigin;
import dev.gradwright.processor.spec.Origin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic.Kind;

/** Prints diagnostics where they belong, none twice. */
public final class DiagnosticPrinter {
    private final Messager messager;
    private final ReturnTypeMessager returnTypeMessager;
    private final Set<Finding> printed = new HashSet<>();

    /** A printer for a whole compilation. */
    public DiagnosticPrinter(ProcessingEnvironment environment) {
        this.messager = environment.getMessager();
        this.returnTypeMessager = ReturnTypeMessager.in(environment);
    }

    /** Prints those that have not been printed yet. */
    public void print(List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            if (printed.add(Finding.of(diagnostic))) {
                print(diagnostic, diagnostic.message(), diagnostic.origin());
            }
        }
    }

    /** Prints an error that belongs to no place in a source. */
    public void print(DiagnosticName name, String message) {
        messager.printMessage(Kind.ERROR, prefix(name) + message);
    }

    private void print(Diagnostic diagnostic, String message, Origin origin) {
        if (origin instanceof ComposedOrigin composed) {
            print(diagnostic, message + " (through " + String.join(", ", composed.through()) + ")", composed.use());
        } else if (origin instanceof ReturnTypeOrigin returnType) {
            String text = prefix(diagnostic.name()) + place(returnType.method()) + message;
            if (!returnTypeMessager.print(kindOf(diagnostic), text, returnType.method())) {
                print(kindOf(diagnostic), text, returnType.method());
            }
        } else if (origin instanceof ElementOrigin element) {
            print(kindOf(diagnostic), prefix(diagnostic.name()) + place(element) + message, element);
        } else {
            throw new IllegalStateException("no place in a source: " + origin);
        }
    }

    private void print(Kind kind, String text, ElementOrigin origin) {
        messager.printMessage(kind, text, origin.element(), origin.annotation(), origin.value());
    }

    /** Warnings are not mandatory ones, so that {@code -nowarn} hides them as it hides others of javac. */
    private static Kind kindOf(Diagnostic diagnostic) {
        return diagnostic.isError() ? Kind.ERROR : Kind.WARNING;
    }

    private static String prefix(DiagnosticName name) {
        return "[" + name.label() + "] ";
    }

    private static String place(ElementOrigin origin) {
        return origin.prefix().isEmpty() ? "" : origin.prefix() + ": ";
    }

    /**
     * What is printed once. An error is one with its message, since several things may be wrong at one place. Networks
     * that share a place get one warning of a name there, even if the messages name different layers.
     */
    private record Finding(DiagnosticName name, Origin origin, String error) {
        static Finding of(Diagnostic diagnostic) {
            boolean isWarning = diagnostic.name().severity() == Severity.WARNING;
            return new Finding(diagnostic.name(), diagnostic.origin(), isWarning ? "" : diagnostic.message());
        }
    }
}
