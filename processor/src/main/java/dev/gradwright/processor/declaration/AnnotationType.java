package dev.gradwright.processor.declaration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An annotation type.
 *
 * @param name the qualified name
 * @param displayName as users write it: {@code @Hidden}, {@code @Optimizer.Sgd}
 * @param attributes in source order
 * @param carried the annotations on it; those of {@code java.lang} and its subpackages carry none
 * @param isDsl whether it belongs to the DSL
 * @param isResolved false for a type that the compiler has not found (yet)
 */
public record AnnotationType(
        String name,
        String displayName,
        List<AttributeDeclaration> attributes,
        List<AnnotationUse> carried,
        boolean isDsl,
        boolean isResolved) {
    /** The attribute of that name, if there is one. */
    public Optional<AttributeDeclaration> attribute(String name) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst();
    }

    /** Whether it carries an annotation of the DSL, so that it says something about networks. */
    public boolean isComposed() {
        return reached().anyMatch(AnnotationType::isDsl);
    }

    /** The types of all annotations carried, directly or by one that is carried. */
    public Stream<AnnotationType> reached() {
        return carried.stream()
                .map(AnnotationUse::type)
                .flatMap(type -> Stream.concat(Stream.of(type), type.reached()));
    }
}
