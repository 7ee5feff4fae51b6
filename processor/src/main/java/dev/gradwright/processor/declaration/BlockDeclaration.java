package dev.gradwright.processor.declaration;

import dev.gradwright.processor.spec.Origin;
import java.util.List;

/**
 * A type that bears {@code @Block}, as declared.
 *
 * @param annotations those on the type
 * @param methods the abstract ones, as in {@link SpecDeclaration#methods()}; none where it closes a circle
 * @param circle the names of the blocks from this one to itself, where it contains itself and is met again; else empty
 * @param hasResolvedSupertypes whether the compiler has found all types that this one extends
 * @param origin the type
 */
public record BlockDeclaration(
        TypeDeclaration type,
        List<AnnotationUse> annotations,
        List<MethodDeclaration> methods,
        List<String> circle,
        boolean hasResolvedSupertypes,
        Origin origin) {
    /** Whether it has layers to insert. */
    public boolean canBeInserted() {
        return type.kind() == TypeDeclaration.Kind.INTERFACE && circle.isEmpty();
    }

    /** Whether the compiler could make out all of it. */
    boolean isResolved() {
        return hasResolvedSupertypes && methods.stream().allMatch(MethodDeclaration::isResolved);
    }
}
