package dev.gradwright.processor.read;

import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Finds what {@code javac -Xlint} would say of code that names a type or calls a method or constructor. */
final class LintReader {
    private LintReader() {}

    /** Of a type and of the types around it, since code that names it names them too. */
    static Set<String> ofType(TypeElement type) {
        Set<String> lints = new TreeSet<>();
        for (Element named = type; named instanceof TypeElement; named = named.getEnclosingElement()) {
            lints.addAll(of(named));
        }
        return Set.copyOf(lints);
    }

    /** Of an element by itself. */
    static Set<String> of(Element element) {
        Deprecated deprecated = element.getAnnotation(Deprecated.class);
        if (deprecated == null) {
            return Set.of();
        }
        return Set.of(deprecated.forRemoval() ? "removal" : "deprecation");
    }
}
