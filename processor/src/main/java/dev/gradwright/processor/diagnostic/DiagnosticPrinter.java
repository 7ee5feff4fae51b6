package dev.gradwright.processor.diagnostic;

import dev.gradwright.processor.declaration.ComposedOrigin;
import dev.gradwright.processor.read.ElementOrigin;
import dev.gradwright.processor.read.ReturnTypeOrigin;
import dev.gradwright.processor.read.TreeOrigin;
import dev.gradwright.processor.spec.Origin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic.Kind;

/** Prints diagnostics at their source position, each once. */
public final class DiagnosticPrinter {
    private final Messager messager;
    private final ElementMessager elementMessager;
    private final ReturnTypeMessager returnTypeMessager;
    private final Set<Finding> printed = new HashSet<>();

    /** A printer for a whole compilation. */
    public DiagnosticPrinter(ProcessingEnvironment environment) {
        this.messager = environment.getMessager();
        this.elementMessager = ElementMessager.in(environment);
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

    /** Prints an error without a source position. */
    public void print(DiagnosticName name, String message) {
        messager.printMessage(Kind.ERROR, prefix(name) + message);
    }

    /** Prints information that the user asked for, without a source position. */
    public void printNote(String text) {
        messager.printMessage(Kind.NOTE, text);
    }

    private void print(Diagnostic diagnostic, String message, Origin origin) {
        if (origin instanceof ComposedOrigin composed) {
            print(diagnostic, message + " (through " + String.join(", ", composed.through()) + ")", composed.use());
        } else if (origin instanceof ReturnTypeOrigin returnType) {
            String text = prefix(diagnostic.name()) + classFileElement(returnType.method()) + message;
            if (!returnTypeMessager.print(kindOf(diagnostic), text, returnType.method())) {
                elementMessager.print(kindOf(diagnostic), text, returnType.method());
            }
        } else if (origin instanceof TreeOrigin tree) {
            tree.trees()
                    .printMessage(kindOf(diagnostic), prefix(diagnostic.name()) + message, tree.tree(), tree.unit());
        } else if (origin instanceof ElementOrigin element) {
            elementMessager.print(
                    kindOf(diagnostic), prefix(diagnostic.name()) + classFileElement(element) + message, element);
        } else {
            throw new IllegalStateException("not a position in the sources: " + origin);
        }
    }

    /** Warnings are plain warnings rather than mandatory ones, so {@code -nowarn} hides them like those of javac. */
    private static Kind kindOf(Diagnostic diagnostic) {
        return diagnostic.isError() ? Kind.ERROR : Kind.WARNING;
    }

    private static String prefix(DiagnosticName name) {
        return "[" + name.label() + "] ";
    }

    private static String classFileElement(ElementOrigin origin) {
        return origin.classFileElement().isEmpty() ? "" : origin.classFileElement() + ": ";
    }

    /**
     * Identifies a diagnostic that has been printed. Errors with different messages at one position are different
     * problems, so the message of an error is included. A warning at one position is printed once, even if several
     * networks share the position and the messages name different layers.
     */
    private record Finding(DiagnosticName name, Origin origin, String error) {
        static Finding of(Diagnostic diagnostic) {
            boolean isWarning = diagnostic.name().severity() == Severity.WARNING;
            return new Finding(diagnostic.name(), diagnostic.origin(), isWarning ? "" : diagnostic.message());
        }
    }
}
