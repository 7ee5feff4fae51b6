package dev.gradwright.processor.read;

import java.lang.annotation.Annotation;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/**
 * Finds annotations without {@link Element#getAnnotation}, which reads the annotation type by reflection and creates a
 * proxy.
 */
final class AnnotationMirrors {
    private AnnotationMirrors() {}

    /** The annotation of a type on an element, not an inherited one. */
    static Optional<AnnotationMirror> on(Element element, Class<? extends Annotation> type) {
        for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
            if (TypeNames.of(annotation.getAnnotationType()).equals(type.getCanonicalName())) {
                return Optional.of(annotation);
            }
        }
        return Optional.empty();
    }
}
