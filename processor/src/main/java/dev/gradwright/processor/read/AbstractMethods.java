package dev.gradwright.processor.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The abstract methods of a type in the order of layers: inherited methods first, each once; a method that overrides
 * another takes its place.
 */
final class AbstractMethods {
    private final Elements elements;
    private final TypeElement type;
    private final List<ExecutableElement> methods = new ArrayList<>();
    private final Map<ExecutableElement, String> otherDeclarers = new LinkedHashMap<>();
    private final Set<TypeElement> visited = new LinkedHashSet<>();
    private boolean hasResolvedSupertypes = true;

    private AbstractMethods(Elements elements, TypeElement type) {
        this.elements = elements;
        this.type = type;
    }

    /** The abstract methods of a type. */
    static AbstractMethods of(Elements elements, TypeElement type) {
        AbstractMethods collected = new AbstractMethods(elements, type);
        collected.collect(type);
        collected.methods.removeIf(method -> !method.getModifiers().contains(Modifier.ABSTRACT));
        return collected;
    }

    /** The methods in order. */
    List<ExecutableElement> methods() {
        return methods;
    }

    /** The other supertype that declares the same method, if neither method overrides the other. */
    Optional<String> otherDeclarerOf(ExecutableElement method) {
        return Optional.ofNullable(otherDeclarers.get(method));
    }

    /** Whether the compiler has found all supertypes. */
    boolean hasResolvedSupertypes() {
        return hasResolvedSupertypes;
    }

    private void collect(TypeElement current) {
        if (!visited.add(current) || current.getQualifiedName().contentEquals("java.lang.Object")) {
            return;
        }
        collectSupertype(current.getSuperclass());
        current.getInterfaces().forEach(this::collectSupertype);
        for (ExecutableElement method : ElementFilter.methodsIn(current.getEnclosedElements())) {
            if (isInheritable(method) && !redeclaresMethodOfObject(method)) {
                add(method);
            }
        }
    }

    private void collectSupertype(TypeMirror supertype) {
        if (supertype.getKind() == TypeKind.ERROR) {
            hasResolvedSupertypes = false;
        } else if (supertype instanceof DeclaredType declared) {
            collect((TypeElement) declared.asElement());
        }
    }

    private void add(ExecutableElement method) {
        int index = -1;
        for (int i = methods.size() - 1; i >= 0; i--) {
            ExecutableElement earlier = methods.get(i);
            if (overrides(earlier, method)) {
                return;
            }
            if (overrides(method, earlier)) {
                methods.remove(i);
                index = i;
            } else if (areUnrelated(method, earlier)) {
                otherDeclarers.put(earlier, method.getEnclosingElement().toString());
                return;
            }
        }
        methods.add(index < 0 ? methods.size() : index, method);
    }

    /** Eclipse's compiler also says that a method overrides the one by which a subtype overrides it. */
    private boolean overrides(ExecutableElement one, ExecutableElement other) {
        return elements.overrides(one, other, type)
                && !inherits((TypeElement) other.getEnclosingElement(), one.getEnclosingElement());
    }

    private static boolean inherits(TypeElement type, Element from) {
        return Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream())
                .flatMap(supertype -> supertype instanceof DeclaredType declared
                        ? Stream.of((TypeElement) declared.asElement())
                        : Stream.empty())
                .anyMatch(supertype -> supertype.equals(from) || inherits(supertype, from));
    }

    private static boolean areUnrelated(ExecutableElement one, ExecutableElement other) {
        return one.getSimpleName().contentEquals(other.getSimpleName())
                && one.getParameters().isEmpty()
                && other.getParameters().isEmpty();
    }

    private static boolean isInheritable(ExecutableElement method) {
        return !method.getModifiers().contains(Modifier.STATIC)
                && !method.getModifiers().contains(Modifier.PRIVATE);
    }

    /** An interface may redeclare {@code toString()}, for example, which every class inherits from {@code Object}. */
    private boolean redeclaresMethodOfObject(ExecutableElement method) {
        if (method.getEnclosingElement().getKind() != ElementKind.INTERFACE) {
            return false;
        }
        TypeElement object = elements.getTypeElement("java.lang.Object");
        return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
                .filter(inherited -> inherited.getSimpleName().contentEquals(method.getSimpleName()))
                .filter(inherited -> inherited.getModifiers().contains(Modifier.PUBLIC))
                .anyMatch(inherited -> signature(inherited).equals(signature(method)));
    }

    private static List<String> signature(ExecutableElement method) {
        List<String> signature = new ArrayList<>();
        signature.add(method.getSimpleName().toString());
        signature.add(TypeNames.of(method.getReturnType()));
        method.getParameters().forEach(parameter -> signature.add(TypeNames.of(parameter.asType())));
        return signature;
    }
}
