package dev.gradwright.processor.declaration;

import dev.gradwright.processor.naming.QualifiedName;
import dev.gradwright.processor.naming.Visibility;
import dev.gradwright.processor.spec.Origin;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The type that a spec names as its features, as declared.
 *
 * @param type the type; arrays and primitive types have no package
 * @param isRecord whether it is a record; no other type has components
 * @param visibility of the type and all types around it
 * @param isPrivate whether it, or a type around it, is private
 * @param components in order
 * @param lints the warnings of {@code javac -Xlint} in code that names it
 * @param origin where the spec names it
 */
public record RecordDeclaration(
        QualifiedName type,
        boolean isRecord,
        Visibility visibility,
        boolean isPrivate,
        boolean isGeneric,
        List<ComponentDeclaration> components,
        Set<String> lints,
        Origin origin) {
    public RecordDeclaration {
        components = List.copyOf(components);
    }

    /** The positions of everything that the compiler has not found. */
    Stream<Origin> unresolved() {
        return components.stream().flatMap(ComponentDeclaration::unresolved);
    }
}
