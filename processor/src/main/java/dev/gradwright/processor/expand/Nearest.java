package dev.gradwright.processor.expand;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Chooses among annotations of the same kind: an annotation on the method overrides one that a composed annotation
 * carries.
 */
final class Nearest {
    private Nearest() {}

    /** The annotation of a kind with the fewest composed annotations around it; the first of several. */
    static Optional<FlatAnnotation> of(DslAnnotation kind, List<FlatAnnotation> annotations) {
        return of(annotation -> annotation.kind() == kind, annotations);
    }

    /** The annotation of a role with the fewest composed annotations around it; the first of several. */
    static Optional<FlatAnnotation> of(DslAnnotation.Role role, List<FlatAnnotation> annotations) {
        return of(annotation -> annotation.kind().role() == role, annotations);
    }

    private static Optional<FlatAnnotation> of(Predicate<FlatAnnotation> wanted, List<FlatAnnotation> annotations) {
        FlatAnnotation nearest = null;
        for (FlatAnnotation annotation : annotations) {
            if (wanted.test(annotation) && (nearest == null || annotation.depth() < nearest.depth())) {
                nearest = annotation;
            }
        }
        return Optional.ofNullable(nearest);
    }
}
