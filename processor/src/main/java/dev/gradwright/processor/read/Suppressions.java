package dev.gradwright.processor.read;

import dev.gradwright.processor.spec.Valued;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

/**
 * Reads which warnings of this processor {@code @SuppressWarnings} suppresses: {@code "gradwright:Name"} those of a
 * name, {@code "gradwright"} all of them.
 */
public final class Suppressions {
    private static final String ALL = "gradwright";
    private static final String PREFIX = ALL + ":";

    private Suppressions() {}

    /** Whether warnings of a name are suppressed on an element or on a type around it. */
    public static boolean cover(String name, Element element) {
        for (Element around = element;
                around != null && around.getKind() != ElementKind.PACKAGE;
                around = around.getEnclosingElement()) {
            for (Valued<String> text : textsOn(around)) {
                if (text.value().equals(ALL) || text.value().equals(PREFIX + name)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** All that {@code @SuppressWarnings} names on an element, as written. */
    public static List<Valued<String>> textsOn(Element element) {
        List<Valued<String>> texts = new ArrayList<>();
        for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
            if (annotation.getAnnotationType().toString().equals(SuppressWarnings.class.getName())) {
                ElementOrigin origin = ElementOrigin.of(element).annotation(annotation);
                annotation.getElementValues().values().forEach(value -> addTexts(value, origin, texts));
            }
        }
        return texts;
    }

    private static void addTexts(AnnotationValue value, ElementOrigin origin, List<Valued<String>> texts) {
        if (value.getValue() instanceof List<?> elements) {
            elements.forEach(element -> addTexts((AnnotationValue) element, origin, texts));
        } else if (value.getValue() instanceof String text) {
            texts.add(new Valued<>(text, origin.value("value." + texts.size(), value)));
        }
    }
}
