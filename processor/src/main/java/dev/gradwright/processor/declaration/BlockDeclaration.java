package dev.gradwright.processor.declaration;

import dev.gradwright.processor.spec.Origin;
import java.util.List;
import java.util.stream.Stream;

/**
 * A type that bears {@code @Block}, as declared. Two are equal if they are the same type: blocks may contain each other, though
 * that is an error.
 *
 * @param annotations those on the type
 * @param methods the abstract ones, as in {@link SpecDeclaration#methods()}
 * @param hasResolvedSupertypes whether the compiler has found all types that this one extends
 * @param origin the type
 */
public record BlockDeclaration(
        TypeDeclaration type,
        List<AnnotationUse> annotations,
        List<MethodDeclaration> methods,
        boolean hasResolvedSupertypes,
        Origin origin) {
    /** Whether it has layers to insert. */
    public boolean canBeInserted() {
        return type.kind() == TypeDeclaration.Kind.INTERFACE;
    }

    /** Whether the compiler could make out all of it but what its methods return. */
    public boolean isResolved() {
        return unresolved().findAny().isEmpty();
    }

    /** Where something could not be made out: a type that it extends, or an annotation. */
    Stream<Origin> unresolved() {
        return Stream.concat(
                hasResolvedSupertypes ? Stream.empty() : Stream.of(origin),
                annotations.stream().flatMap(AnnotationUse::unresolved));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlockDeclaration block && type.qualifiedName().equals(block.type.qualifiedName());
    }

    @Override
    public int hashCode() {
        return type.qualifiedName().hashCode();
    }

    @Override
    public String toString() {
        return type.name();
    }
}
