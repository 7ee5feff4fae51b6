package dev.gradwright.processor.read;

import dev.gradwright.processor.naming.Visibility;
import dev.gradwright.processor.spec.CustomClass;
import dev.gradwright.processor.spec.CustomClass.Constructor;
import dev.gradwright.processor.spec.CustomClass.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads the type in a class literal. */
final class ClassReader {
    private ClassReader() {}

    /** Whether the compiler has found the type and all its supertypes. */
    static boolean isResolved(TypeMirror type) {
        return type.getKind() != TypeKind.ERROR && above(type).allMatch(ClassReader::isResolved);
    }

    /** Reads a type that is resolved. */
    static CustomClass read(TypeMirror type) {
        if (!(type instanceof DeclaredType declared)) {
            return new CustomClass(
                    "",
                    TypeNames.of(type),
                    Kind.OTHER,
                    Visibility.PUBLIC,
                    false,
                    false,
                    false,
                    Set.of(),
                    List.of(),
                    Set.of());
        }
        TypeElement element = (TypeElement) declared.asElement();
        return new CustomClass(
                Compilation.packageOf(element).getQualifiedName().toString(),
                Compilation.nameInPackage(element),
                kindOf(element),
                TypeReader.visibilityOf(element),
                TypeReader.isPrivate(element),
                TypeReader.isInner(element),
                !element.getTypeParameters().isEmpty(),
                supertypesOf(type),
                ElementFilter.constructorsIn(element.getEnclosedElements()).stream()
                        .map(ClassReader::read)
                        .toList(),
                LintReader.ofType(element));
    }

    private static Kind kindOf(TypeElement type) {
        return switch (type.getKind()) {
            case INTERFACE, ANNOTATION_TYPE -> Kind.INTERFACE;
            case ENUM -> Kind.ENUM;
            default -> type.getModifiers().contains(Modifier.ABSTRACT) ? Kind.ABSTRACT_CLASS : Kind.CLASS;
        };
    }

    private static Constructor read(ExecutableElement constructor) {
        return new Constructor(
                constructor.getParameters().stream()
                        .map(parameter -> TypeNames.of(parameter.asType()))
                        .toList(),
                TypeReader.ownVisibilityOf(constructor),
                constructor.getModifiers().contains(Modifier.PRIVATE),
                constructor.getThrownTypes().stream().anyMatch(ClassReader::isChecked),
                LintReader.of(constructor));
    }

    private static boolean isChecked(TypeMirror thrown) {
        return Stream.concat(Stream.of(TypeNames.of(thrown)), supertypesOf(thrown).stream())
                .noneMatch(name -> name.equals("java.lang.RuntimeException") || name.equals("java.lang.Error"));
    }

    private static Set<String> supertypesOf(TypeMirror type) {
        Set<String> names = new LinkedHashSet<>();
        above(type).forEach(supertype -> {
            names.add(((DeclaredType) supertype).asElement().toString());
            names.addAll(supertypesOf(supertype));
        });
        return names;
    }

    /** The direct supertypes. */
    private static Stream<TypeMirror> above(TypeMirror type) {
        if (!(type instanceof DeclaredType declared)) {
            return Stream.empty();
        }
        TypeElement element = (TypeElement) declared.asElement();
        return Stream.concat(Stream.of(element.getSuperclass()), element.getInterfaces().stream())
                .filter(supertype -> supertype.getKind() != TypeKind.NONE);
    }
}
