package dev.gradwright.processor.declaration;

import java.util.List;

/**
 * A type that is neither a network nor a block.
 *
 * @param name the name within the package
 * @param annotations those on the type
 * @param isExtended whether networks of the same round extend it
 */
public record UnmarkedDeclaration(String name, List<AnnotationUse> annotations, boolean isExtended) {
    /** Whether the compiler has found all annotations. */
    public boolean isResolved() {
        return annotations.stream().allMatch(AnnotationUse::isResolved);
    }
}
