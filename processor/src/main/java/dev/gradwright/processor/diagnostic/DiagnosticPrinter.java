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
    private final Set<Diagnostic> printed = new HashSet<>();

    /** A printer for a whole compilation. */
    public DiagnosticPrinter(ProcessingEnvironment environment) {
        this.messager = environment.getMessager();
        this.returnTypeMessager = ReturnTypeMessager.in(environment);
    }

    /** Prints those that have not been printed yet. */
    public void print(List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            if (printed.add(diagnostic)) {
                print("[" + diagnostic.name().label() + "] ", diagnostic.message(), diagnostic.origin());
            }
        }
    }

    /** Prints what belongs to no place in a source. */
    public void print(DiagnosticName name, String message) {
        messager.printMessage(Kind.ERROR, "[" + name.label() + "] " + message);
    }

    private void print(String prefix, String message, Origin origin) {
        if (origin instanceof ComposedOrigin composed) {
            print(prefix, message + " (through " + String.join(", ", composed.through()) + ")", composed.use());
        } else if (origin instanceof ReturnTypeOrigin returnType) {
            String text = prefix + place(returnType.method()) + message;
            if (!returnTypeMessager.print(text, returnType.method())) {
                print(text, returnType.method());
            }
        } else if (origin instanceof ElementOrigin element) {
            print(prefix + place(element) + message, element);
        } else {
            throw new IllegalStateException("no place in a source: " + origin);
        }
    }

    private void print(String text, ElementOrigin origin) {
        messager.printMessage(Kind.ERROR, text, origin.element(), origin.annotation(), origin.value());
    }

    private static String place(ElementOrigin origin) {
        return origin.prefix().isEmpty() ? "" : origin.prefix() + ": ";
    }
}
