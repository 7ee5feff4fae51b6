package dev.gradwright.processor.declaration;

import dev.gradwright.processor.spec.Origin;
import dev.gradwright.processor.spec.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An abstract method of a spec, its own or inherited.
 *
 * @param packageName the package of the type that declares it
 * @param returnType as in {@code int} or {@code dev.gradwright.runtime.layer.Layer}; empty where the compiler has not found it
 * @param block the block that it returns, or returns a list of; empty for all other types
 * @param returnsInterface whether it returns an interface, or a list of one
 * @param rival the type that declares a method of the same name which this one does not override, nor is overridden by
 * @param returnTypeOrigin the return type
 */
public record MethodDeclaration(
        String name,
        String packageName,
        Visibility visibility,
        Optional<String> returnType,
        Optional<BlockDeclaration> block,
        boolean returnsInterface,
        boolean hasParameters,
        boolean hasTypeParameters,
        boolean hasThrows,
        List<AnnotationUse> annotations,
        Optional<String> rival,
        Origin origin,
        Origin returnTypeOrigin) {
    /** This method, and all methods of the block that it returns, to any depth. */
    Stream<MethodDeclaration> withThoseOfBlock() {
        return Stream.concat(
                Stream.of(this),
                block.stream().flatMap(type -> type.methods().stream()).flatMap(MethodDeclaration::withThoseOfBlock));
    }

    /** Whether the compiler could make out all of it. */
    public boolean isResolved() {
        return returnType.isPresent()
                && annotations.stream().allMatch(AnnotationUse::isResolved)
                && block.stream().allMatch(BlockDeclaration::isResolved);
    }
}
