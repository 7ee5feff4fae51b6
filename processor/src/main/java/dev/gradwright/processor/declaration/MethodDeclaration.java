package dev.gradwright.processor.declaration;

import dev.gradwright.processor.naming.QualifiedName;
import dev.gradwright.processor.naming.Visibility;
import dev.gradwright.processor.spec.Origin;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An abstract method of a spec, its own or inherited.
 *
 * @param owner the type that declares it
 * @param returnType as in {@code int} or {@code dev.gradwright.runtime.layer.Layer}; empty if the compiler has not
 *     found it, or has not found an annotation on it, which may be {@code @Block}
 * @param block the block that it returns, or returns a list of
 * @param returnsInterface whether it returns an interface, or a list of one
 * @param otherDeclarer another supertype that declares a method of the same name, if neither overrides the other
 * @param lints the warnings of {@code javac -Xlint} at a call
 * @param returnTypeOrigin the return type
 */
public record MethodDeclaration(
        String name,
        QualifiedName owner,
        Visibility visibility,
        Optional<String> returnType,
        Optional<BlockDeclaration> block,
        boolean returnsInterface,
        boolean hasParameters,
        boolean hasTypeParameters,
        boolean hasThrows,
        List<AnnotationUse> annotations,
        Optional<String> otherDeclarer,
        Set<String> lints,
        Origin origin,
        Origin returnTypeOrigin) {
    /** Whether the compiler has found all annotations. */
    public boolean hasResolvedAnnotations() {
        return annotations.stream().allMatch(AnnotationUse::isResolved);
    }

    /** The positions of everything that the compiler has not found: its return type or an annotation. */
    Stream<Origin> unresolved() {
        return Stream.concat(
                returnType.isPresent() ? Stream.empty() : Stream.of(returnTypeOrigin),
                annotations.stream().flatMap(AnnotationUse::unresolved));
    }
}
