package dev.gradwright.processor.read;

import dev.gradwright.processor.naming.Visibility;
import dev.gradwright.processor.spec.PartSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads the supertypes of a spec that have some of its methods and are visible in its package. */
final class PartReader {
    private final Elements elements;
    private final TypeElement spec;
    private final Set<String> specMethods = new LinkedHashSet<>();

    private PartReader(Elements elements, TypeElement spec, AbstractMethods methods) {
        this.elements = elements;
        this.spec = spec;
        specMethods.addAll(namesOf(methods));
    }

    /**
     * Nearest supertypes first, superclasses before interfaces.
     *
     * @param methods of the spec
     */
    static List<PartSpec> read(Elements elements, TypeElement spec, AbstractMethods methods) {
        return new PartReader(elements, spec, methods).read();
    }

    private List<PartSpec> read() {
        Set<TypeElement> above = new LinkedHashSet<>();
        collectAbove(spec, above);
        List<PartSpec> parts = new ArrayList<>();
        for (TypeElement type : above) {
            List<String> methods = namesOf(AbstractMethods.of(elements, type)).stream()
                    .filter(specMethods::contains)
                    .toList();
            if (!methods.isEmpty() && canBeNamed(type)) {
                parts.add(new PartSpec(
                        Compilation.qualifiedNameOf(type),
                        TypeReader.visibilityOf(type),
                        type.getTypeParameters().size(),
                        methods,
                        LintReader.ofType(type)));
            }
        }
        return List.copyOf(parts);
    }

    private static void collectAbove(TypeElement type, Set<TypeElement> above) {
        collect(type.getSuperclass(), above);
        type.getInterfaces().forEach(supertype -> collect(supertype, above));
    }

    private static void collect(TypeMirror supertype, Set<TypeElement> above) {
        if (supertype.getKind() != TypeKind.ERROR
                && supertype instanceof DeclaredType declared
                && above.add((TypeElement) declared.asElement())) {
            collectAbove((TypeElement) declared.asElement(), above);
        }
    }

    private static List<String> namesOf(AbstractMethods methods) {
        return methods.methods().stream()
                .map(ExecutableElement::getSimpleName)
                .map(Object::toString)
                .toList();
    }

    private boolean canBeNamed(TypeElement type) {
        PackageElement home = Compilation.packageOf(spec);
        boolean isVisible = TypeReader.visibilityOf(type) == Visibility.PUBLIC
                || Compilation.packageOf(type).equals(home);
        return isVisible && !TypeReader.isPrivate(type);
    }
}
