package dev.gradwright.processor.read;

import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Finds the warnings of {@code javac -Xlint} in code that names a type or calls a method or constructor. */
final class LintReader {
    private LintReader() {}

    /** The warnings for a type and its enclosing types, which code names together with it. */
    static Set<String> ofType(TypeElement type) {
        Set<String> lints = new TreeSet<>();
        for (Element named = type; named instanceof TypeElement; named = named.getEnclosingElement()) {
            lints.addAll(of(named));
        }
        return Set.copyOf(lints);
    }

    /** The warnings for an element itself. */
    static Set<String> of(Element element) {
        Deprecated deprecated = element.getAnnotation(Deprecated.class);
        if (deprecated == null) {
            return Set.of();
        }
        return Set.of(deprecated.forRemoval() ? "removal" : "deprecation");
    }
}
