package dev.gradwright.processor.declaration;

import dev.gradwright.processor.spec.Origin;
import java.util.List;
import java.util.stream.Stream;

/**
 * A type with {@code @Block}, as declared. Two are equal if they are the same type: blocks may contain each other,
 * which is an error.
 *
 * @param annotations those on the type
 * @param methods the abstract ones, as in {@link SpecDeclaration#methods()}
 * @param concreteMethods those with a body, inherited ones included
 * @param hasResolvedSupertypes whether the compiler has found all types that this one extends
 * @param origin the type
 */
public record BlockDeclaration(
        TypeDeclaration type,
        List<AnnotationUse> annotations,
        List<MethodDeclaration> methods,
        List<ConcreteMethod> concreteMethods,
        boolean hasResolvedSupertypes,
        Origin origin) {
    /** Whether a method can insert it. */
    public boolean canBeInserted() {
        return type.kind() == TypeDeclaration.Kind.INTERFACE;
    }

    /** Whether the compiler has found all of it, except for its methods. */
    public boolean isResolved() {
        return unresolved().findAny().isEmpty();
    }

    /** The positions of everything that the compiler has not found: a type that it extends, or an annotation. */
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
