package dev.gradwright.processor.read;

import dev.gradwright.processor.spec.Origin;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * A position in the user's sources that the compiler can report. Two origins of the same position are equal, even if
 * they were read in different rounds, in which the compiler has different elements.
 *
 * @param path identifies the position: {@code module/example.Classifier.hidden1()/@Dense/units}; for an element of a
 *     class file, after the position that refers to it
 * @param classFileElement the element, if it is in a class file, else empty; {@code element}, {@code annotation} and
 *     {@code value} are then the position in the sources that refers to the class file
 */
public record ElementOrigin(
        String path,
        Element element,
        @Nullable AnnotationMirror annotation,
        @Nullable AnnotationValue value,
        String classFileElement)
        implements Origin {
    /** An element. */
    public static ElementOrigin of(Element element) {
        return new ElementOrigin(pathOf(element), element, null, null, "");
    }

    /** Whether it is in a class file. */
    public boolean isInClassFile() {
        return !classFileElement.isEmpty();
    }

    /** An annotation on this element; for a class file, the position in the sources does not change. */
    ElementOrigin annotation(AnnotationMirror annotation) {
        return at(annotation.getAnnotationType().toString(), annotation, null);
    }

    /** A value of this annotation. */
    ElementOrigin value(String attribute, AnnotationValue value) {
        return at(attribute, annotation, value);
    }

    /** An element of a class file to which this position refers. */
    ElementOrigin inClassFile(Element element) {
        return new ElementOrigin(path + " of " + pathOf(element), this.element, annotation, value, describe(element));
    }

    private ElementOrigin at(String step, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {
        return new ElementOrigin(
                path + "/" + step,
                element,
                isInClassFile() ? this.annotation : annotation,
                isInClassFile() ? this.value : value,
                classFileElement);
    }

    /** Two modules may have types of the same name. */
    private static String pathOf(Element element) {
        Element module = Compilation.packageOf(element).getEnclosingElement();
        return module == null ? describe(element) : module + "/" + describe(element);
    }

    private static String describe(Element element) {
        return switch (element.getKind()) {
            case METHOD, FIELD, CONSTRUCTOR, ENUM_CONSTANT, RECORD_COMPONENT ->
                element.getEnclosingElement() + "." + element;
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
