package dev.gradwright.processor.read;

import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
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
        return AnnotationMirrors.on(element, Deprecated.class)
                .map(deprecated -> Set.of(isForRemoval(deprecated) ? "removal" : "deprecation"))
                .orElse(Set.of());
    }

    private static boolean isForRemoval(AnnotationMirror deprecated) {
        return deprecated.getElementValues().entrySet().stream()
                .anyMatch(attribute -> attribute.getKey().getSimpleName().contentEquals("forRemoval")
                        && attribute.getValue().getValue().equals(true));
    }
}
