package dev.gradwright.processor.expand;

import java.util.List;
import java.util.Optional;

/** Chooses among annotations of the same kind: the user's own prevails over one that a composed annotation brings. */
final class Nearest {
    private Nearest() {}

    /** The annotation of a kind with the fewest composed annotations around it; the first of several. */
    static Optional<FlatAnnotation> of(DslAnnotation kind, List<FlatAnnotation> annotations) {
        FlatAnnotation nearest = null;
        for (FlatAnnotation annotation : annotations) {
            if (annotation.kind() == kind && (nearest == null || annotation.depth() < nearest.depth())) {
                nearest = annotation;
            }
        }
        return Optional.ofNullable(nearest);
    }
}
