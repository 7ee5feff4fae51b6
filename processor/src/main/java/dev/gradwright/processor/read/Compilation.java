package dev.gradwright.processor.read;

import dev.gradwright.processor.naming.QualifiedName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** The types of this compilation, as of the current round of processing. */
public final class Compilation {
    private final Set<String> topLevelTypes = new LinkedHashSet<>();
    private final Map<String, Set<String>> specsByGeneratedPrefix = new LinkedHashMap<>();

    /** Adds the sources and the specs of a round. */
    public void add(RoundEnvironment round, Iterable<TypeElement> specs) {
        round.getRootElements().forEach(root -> topLevelTypes.add(root.toString()));
        for (TypeElement spec : specs) {
            specsByGeneratedPrefix
                    .computeIfAbsent(generatedPrefix(spec), prefix -> new TreeSet<>())
                    .add(spec.getQualifiedName().toString());
        }
    }

    /** Whether the element's source is part of the compilation, so that the compiler can point at it. */
    boolean contains(Element element) {
        return topLevelTypes.contains(topLevelType(element).toString());
    }

    /** The simple names of the top-level types of a package. */
    Set<String> typesIn(PackageElement packageElement) {
        String prefix = packageElement.isUnnamed() ? "" : packageElement.getQualifiedName() + ".";
        Set<String> names = new TreeSet<>();
        for (String type : topLevelTypes) {
            if (type.startsWith(prefix) && type.indexOf('.', prefix.length()) < 0) {
                names.add(type.substring(prefix.length()));
            }
        }
        return names;
    }

    /** The qualified names of other specs from which types of the same names would be generated. */
    Set<String> specsWithSameNames(TypeElement spec) {
        Set<String> others = new TreeSet<>(specsByGeneratedPrefix.getOrDefault(generatedPrefix(spec), Set.of()));
        others.remove(spec.getQualifiedName().toString());
        return others;
    }

    static QualifiedName qualifiedNameOf(TypeElement type) {
        return new QualifiedName(packageOf(type).getQualifiedName().toString(), nameInPackage(type));
    }

    /** The name within the package, as in {@code Outer.Inner}. */
    static String nameInPackage(TypeElement type) {
        Element enclosing = type.getEnclosingElement();
        String name = type.getSimpleName().toString();
        return enclosing instanceof TypeElement outer ? nameInPackage(outer) + "." + name : name;
    }

    private static String generatedPrefix(TypeElement spec) {
        return packageOf(spec).getQualifiedName() + "." + nameInPackage(spec).replace('.', '_');
    }

    static PackageElement packageOf(Element element) {
        Element current = element;
        while (current.getKind() != ElementKind.PACKAGE) {
            current = current.getEnclosingElement();
        }
        return (PackageElement) current;
    }

    private static Element topLevelType(Element element) {
        Element current = element;
        while (current.getEnclosingElement() != null
                && current.getEnclosingElement().getKind() != ElementKind.PACKAGE) {
            current = current.getEnclosingElement();
        }
        return current;
    }
}
