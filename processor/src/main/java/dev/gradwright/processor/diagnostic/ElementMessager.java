package dev.gradwright.processor.diagnostic;

import dev.gradwright.processor.read.ElementOrigin;
import dev.gradwright.processor.read.JavacTrees;
import java.util.List;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic.Kind;

/** Prints problems at elements and their annotations. */
interface ElementMessager {
    /** Prints a problem at the element, annotation or value of an origin. */
    void print(Kind kind, String text, ElementOrigin origin);

    /** The one for this compiler. */
    static ElementMessager in(ProcessingEnvironment environment) {
        Messager messager = environment.getMessager();
        return JavacTrees.in(environment).isPresent() ? new OfJavac(messager) : new OfEclipse(messager);
    }

    /** Javac finds every position. */
    record OfJavac(Messager messager) implements ElementMessager {
        @Override
        public void print(Kind kind, String text, ElementOrigin origin) {
            messager.printMessage(kind, text, origin.element(), origin.annotation(), origin.value());
        }
    }

    /** Eclipse's compiler does not find some positions, so it prints at the closest one that it finds. */
    record OfEclipse(Messager messager) implements ElementMessager {
        @Override
        public void print(Kind kind, String text, ElementOrigin origin) {
            Element element = origin.element();
            if (element.getKind() == ElementKind.RECORD) {
                messager.printMessage(kind, text, constructorOf(element));
            } else if (followsEmptyArray(origin)) {
                messager.printMessage(kind, text, element);
            } else {
                messager.printMessage(kind, text, element, origin.annotation(), origin.value());
            }
        }

        /** It knows no position of a record, but the one of a constructor, which is that of the record if nobody wrote it. */
        private static Element constructorOf(Element type) {
            return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                    .map(Element.class::cast)
                    .findFirst()
                    .orElse(type);
        }

        /** It throws an exception if it looks for an annotation behind one with the value <code>{}</code>. */
        private static boolean followsEmptyArray(ElementOrigin origin) {
            return origin.annotation() != null
                    && origin.element().getAnnotationMirrors().stream()
                            .takeWhile(before -> !before.equals(origin.annotation()))
                            .anyMatch(OfEclipse::hasEmptyArray);
        }

        private static boolean hasEmptyArray(AnnotationMirror annotation) {
            return annotation.getElementValues().values().stream()
                    .map(AnnotationValue::getValue)
                    .anyMatch(OfEclipse::hasEmptyArray);
        }

        private static boolean hasEmptyArray(Object value) {
            if (value instanceof List<?> list) {
                return list.isEmpty()
                        || list.stream().anyMatch(element -> hasEmptyArray(((AnnotationValue) element).getValue()));
            }
            return value instanceof AnnotationMirror annotation && hasEmptyArray(annotation);
        }
    }
}
