package dev.gradwright.processor.read;

import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Finds the methods with a body that a class takes over from a type that it implements or extends. */
final class ConcreteMethodReader {
    private final Elements elements;
    private final Types types;

    ConcreteMethodReader(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** Those of a type and of the types above it, without those of {@code Object}. */
    List<ExecutableElement> methodsOf(TypeElement type) {
        return ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
                .filter(ConcreteMethodReader::isTakenOver)
                .toList();
    }

    /** Static methods of interfaces are not inherited. */
    private static boolean isTakenOver(ExecutableElement method) {
        TypeElement owner = (TypeElement) method.getEnclosingElement();
        boolean isStaticOfInterface = owner.getKind() == ElementKind.INTERFACE
                && method.getModifiers().contains(Modifier.STATIC);
        return !method.getModifiers().contains(Modifier.ABSTRACT)
                && !method.getModifiers().contains(Modifier.PRIVATE)
                && !isStaticOfInterface
                && !owner.getQualifiedName().contentEquals("java.lang.Object");
    }

    /** The name and the erased types of the parameters, as in {@code scaled(java.util.List,int)}. */
    String signatureOf(ExecutableElement method) {
        return method.getParameters().stream()
                .map(parameter -> TypeNames.of(types.erasure(parameter.asType())))
                .collect(Collectors.joining(",", method.getSimpleName() + "(", ")"));
    }
}
