package dev.gradwright.processor.read;

import dev.gradwright.processor.naming.TakenNames;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** The members that a class inherits if it extends or implements a type in the package of that type. */
final class InheritedMembers {
    private final Elements elements;
    private final TypeElement type;
    private final List<Element> members;

    private InheritedMembers(Elements elements, TypeElement type, List<Element> members) {
        this.elements = elements;
        this.type = type;
        this.members = members;
    }

    /** The members of a type, inherited or not. */
    static InheritedMembers of(Elements elements, TypeElement type) {
        return new InheritedMembers(
                elements,
                type,
                elements.getAllMembers(type).stream()
                        .<Element>map(member -> member)
                        .filter(InheritedMembers::isInherited)
                        .toList());
    }

    /** Static methods of interfaces are not inherited. */
    private static boolean isInherited(Element member) {
        boolean isStaticOfInterface = member.getEnclosingElement().getKind() == ElementKind.INTERFACE
                && member instanceof ExecutableElement
                && member.getModifiers().contains(Modifier.STATIC);
        return !member.getModifiers().contains(Modifier.PRIVATE) && !isStaticOfInterface;
    }

    /** The methods with a body, except those of {@code Object}. An interface that extends a class by mistake has none of it. */
    List<ExecutableElement> concreteMethods() {
        boolean isInterface = type.getKind().isInterface();
        return allConcreteMethods()
                .filter(method -> !isOfObject(method))
                .filter(method ->
                        !isInterface || method.getEnclosingElement().getKind().isInterface())
                .toList();
    }

    /** The names of the fields and of the methods with a body that are members of classes other than {@code Object}. */
    Set<String> concreteMembersOfClasses() {
        return Stream.concat(fields(), allConcreteMethods())
                .filter(member -> member.getEnclosingElement().getKind().isClass() && !isOfObject(member))
                .map(InheritedMembers::nameOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names that have another meaning in a class that inherits these members. */
    TakenNames takenNames() {
        Set<String> fields = fields().map(InheritedMembers::nameOf).collect(Collectors.toSet());
        // A field hides a type of the same name where either may be meant, as in List.of.
        Set<String> types = new TreeSet<>(fields);
        ElementFilter.typesIn(members).forEach(member -> types.add(nameOf(member)));
        types.addAll(hidingTypesOfJavaLang());
        return new TakenNames(
                types,
                fields,
                allConcreteMethods().map(InheritedMembers::nameOf).collect(Collectors.toSet()));
    }

    /**
     * The types of the package that hide types of {@code java.lang}. Each is looked up by name. Listing the package
     * would make javac read those files again whose name is not the name of a type, and then report their types as
     * duplicates. Without the module, the compiler would search all modules of the JDK for each name.
     */
    private List<String> hidingTypesOfJavaLang() {
        PackageElement home = Compilation.packageOf(type);
        ModuleElement module = elements.getModuleOf(type);
        String prefix = home.isUnnamed() ? "" : home.getQualifiedName() + ".";
        return TakenNames.OF_JAVA_LANG.stream()
                .filter(name -> elements.getTypeElement(module, prefix + name) != null)
                .toList();
    }

    private Stream<? extends Element> fields() {
        return ElementFilter.fieldsIn(members).stream();
    }

    private Stream<ExecutableElement> allConcreteMethods() {
        return ElementFilter.methodsIn(members).stream()
                .filter(method -> !method.getModifiers().contains(Modifier.ABSTRACT));
    }

    private static boolean isOfObject(Element member) {
        return member.getEnclosingElement() instanceof TypeElement owner
                && owner.getQualifiedName().contentEquals("java.lang.Object");
    }

    private static String nameOf(Element member) {
        return member.getSimpleName().toString();
    }
}
