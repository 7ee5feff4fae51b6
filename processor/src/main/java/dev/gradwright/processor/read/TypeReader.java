package dev.gradwright.processor.read;

import dev.gradwright.processor.declaration.TypeDeclaration;
import dev.gradwright.processor.declaration.TypeDeclaration.Kind;
import dev.gradwright.processor.naming.Visibility;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the type of a spec or of a block. */
final class TypeReader {
    private final Elements elements;
    private final Types types;

    TypeReader(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** @param members of the type */
    TypeDeclaration read(TypeElement type, InheritedMembers members) {
        Kind kind = kindOf(type);
        return new TypeDeclaration(
                Compilation.packageOf(type).getQualifiedName().toString(),
                Compilation.nameInPackage(type),
                kind,
                visibilityOf(type),
                isPrivate(type),
                !type.getTypeParameters().isEmpty(),
                type.getModifiers().contains(Modifier.SEALED),
                isInner(type),
                !type.getKind().isClass() || hasConstructor(type),
                kind == Kind.ABSTRACT_CLASS ? members.concreteMembersOfClasses() : Set.of(),
                members.takenNames(),
                lintsOf(type));
    }

    /** Also the warning that a class which inherits {@code Serializable} declares no version. */
    private Set<String> lintsOf(TypeElement type) {
        Set<String> lints = new TreeSet<>(LintReader.ofType(type));
        if (types.isSubtype(types.erasure(type.asType()), typeNamed("java.io.Serializable"))) {
            lints.add("serial");
        }
        return Set.copyOf(lints);
    }

    private static Kind kindOf(TypeElement type) {
        return switch (type.getKind()) {
            case INTERFACE -> Kind.INTERFACE;
            case ENUM -> Kind.ENUM;
            case RECORD -> Kind.RECORD;
            case ANNOTATION_TYPE -> Kind.ANNOTATION;
            default -> type.getModifiers().contains(Modifier.ABSTRACT) ? Kind.ABSTRACT_CLASS : Kind.CONCRETE_CLASS;
        };
    }

    /** The visibility according to the modifiers of the element. */
    static Visibility ownVisibilityOf(Element element) {
        if (element.getModifiers().contains(Modifier.PUBLIC)) {
            return Visibility.PUBLIC;
        }
        return element.getModifiers().contains(Modifier.PROTECTED) ? Visibility.PROTECTED : Visibility.PACKAGE;
    }

    /** The visibility of a type, limited by that of its enclosing types. */
    static Visibility visibilityOf(TypeElement type) {
        Visibility own = ownVisibilityOf(type);
        if (type.getEnclosingElement() instanceof TypeElement outer) {
            Visibility around = visibilityOf(outer);
            return own.compareTo(around) > 0 ? own : around;
        }
        return own;
    }

    /** Whether a type or an enclosing type is private. */
    static boolean isPrivate(TypeElement type) {
        return type.getModifiers().contains(Modifier.PRIVATE)
                || (type.getEnclosingElement() instanceof TypeElement outer && isPrivate(outer));
    }

    /** Whether a type is a class that needs an instance of its enclosing class. */
    static boolean isInner(TypeElement type) {
        return type.getKind() == ElementKind.CLASS
                && type.getNestingKind().isNested()
                && !type.getModifiers().contains(Modifier.STATIC);
    }

    private boolean hasConstructor(TypeElement type) {
        return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .anyMatch(constructor -> constructor.getParameters().isEmpty()
                        && !constructor.getModifiers().contains(Modifier.PRIVATE)
                        && constructor.getThrownTypes().stream().allMatch(this::isUnchecked));
    }

    private boolean isUnchecked(TypeMirror thrown) {
        return types.isSubtype(thrown, typeNamed("java.lang.RuntimeException"))
                || types.isSubtype(thrown, typeNamed("java.lang.Error"));
    }

    private TypeMirror typeNamed(String name) {
        return elements.getTypeElement(name).asType();
    }
}
