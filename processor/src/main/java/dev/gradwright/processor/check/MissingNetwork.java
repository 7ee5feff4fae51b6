package dev.gradwright.processor.check;

import dev.gradwright.processor.declaration.UnmarkedDeclaration;
import dev.gradwright.processor.expand.DslAnnotation;
import dev.gradwright.processor.expand.Expander;
import dev.gradwright.processor.expand.FlatAnnotation;
import dev.gradwright.processor.spec.Origin;
import java.util.List;

/** A type with annotations for a network has {@code @Network}, and is not declared inside of a method. */
final class MissingNetwork {
    private MissingNetwork() {}

    /** Reports the first annotation that has no effect. */
    static void check(UnmarkedDeclaration type, Report report) {
        List<FlatAnnotation> annotations = Expander.flatten(type.annotations());
        if (annotations.stream().anyMatch(annotation -> annotation.kind() == DslAnnotation.NETWORK)) {
            return; // NotASpec reports @Network on the composed annotation
        }
        annotations.stream()
                .filter(annotation -> annotation.kind().role() == DslAnnotation.Role.NETWORK)
                .findFirst()
                .ifPresent(first -> report.at(first.origin(), message(first.displayName(), type)));
    }

    private static String message(String annotation, UnmarkedDeclaration type) {
        return type.isExtended()
                ? "%s acts on a network and is not inherited, so the networks that extend %s do not have it; move it to them, or into an annotation that they share"
                        .formatted(annotation, type.name())
                : "%s acts on a network, but %s has no @Network, so nothing is generated for it; add @Network with the shape of the input, such as @Network(input = 8)"
                        .formatted(annotation, type.name());
    }

    /** Reports a local type with {@code @Network}. */
    static void checkLocal(String name, Origin origin, Report report) {
        report.at(
                origin,
                "%s is declared inside of a method, and compilers do not show such types to annotation processors, so nothing is generated for it; move it out of the method"
                        .formatted(name));
    }
}
