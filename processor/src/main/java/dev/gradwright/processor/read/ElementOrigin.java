package dev.gradwright.processor.read;

import dev.gradwright.processor.spec.Origin;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * A place in the user's source that the compiler can report. Two origins are equal if they are the same place, even if
 * they were read in different rounds, in which the compiler has different elements.
 *
 * @param path names the place: {@code module/example.Classifier.hidden1()/@Dense/units}
 * @param prefix names the place if it is in a class file; then the element is the one in the compilation that led there
 */
public record ElementOrigin(
        String path,
        Element element,
        @Nullable AnnotationMirror annotation,
        @Nullable AnnotationValue value,
        String prefix)
        implements Origin {
    /** An element. */
    public static ElementOrigin of(Element element) {
        return new ElementOrigin(pathOf(element), element, null, null, "");
    }

    /** Whether it is in a class file. */
    public boolean isOutside() {
        return !prefix.isEmpty();
    }

    /** An annotation on this element; for a class file, the place is still the element that led there. */
    ElementOrigin annotation(AnnotationMirror annotation) {
        return at(annotation.getAnnotationType().toString(), annotation, null);
    }

    /** A value of this annotation. */
    ElementOrigin value(String attribute, AnnotationValue value) {
        return at(attribute, annotation, value);
    }

    /** An element of a class file that this place led to. */
    ElementOrigin outside(Element element) {
        return new ElementOrigin(pathOf(element), this.element, annotation, value, describe(element));
    }

    private ElementOrigin at(String step, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {
        return new ElementOrigin(
                path + "/" + step,
                element,
                isOutside() ? this.annotation : annotation,
                isOutside() ? this.value : value,
                prefix);
    }

    /** Two modules may have types of the same name. */
    private static String pathOf(Element element) {
        Element module = Compilation.packageOf(element).getEnclosingElement();
        return module == null ? describe(element) : module + "/" + describe(element);
    }

    private static String describe(Element element) {
        return switch (element.getKind()) {
            case METHOD, FIELD, CONSTRUCTOR -> element.getEnclosingElement() + "." + element;
            default -> element.toString();
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ElementOrigin origin && path.equals(origin.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }
}
