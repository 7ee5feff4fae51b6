package dev.gradwright.processor.report;

import dev.gradwright.processor.declaration.BlockDeclaration;
import dev.gradwright.processor.declaration.MethodDeclaration;
import dev.gradwright.processor.declaration.SpecDeclaration;
import dev.gradwright.processor.lower.Accessor;
import dev.gradwright.processor.naming.QualifiedName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The methods that declare layers, each with a number that links its source to everything else on the page. A method of
 * a block has one number, however often the block is inserted.
 */
final class Links {
    /** A method and the type that declares it. */
    record Method(QualifiedName owner, String name) {
        String full() {
            return owner.full() + "." + name;
        }
    }

    private final Map<Method, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, Integer> numbersByPath = new LinkedHashMap<>();

    Links(SpecDeclaration spec, List<Accessor> accessors) {
        add(accessors, spec.methods());
    }

    private void add(List<Accessor> accessors, List<MethodDeclaration> methods) {
        for (Accessor accessor : accessors) {
            methods.stream()
                    .filter(method -> method.name().equals(accessor.method()))
                    .findFirst()
                    .ifPresent(method -> add(accessor, method));
        }
    }

    private void add(Accessor accessor, MethodDeclaration method) {
        int number = numbers.computeIfAbsent(new Method(method.owner(), method.name()), key -> numbers.size());
        numbersByPath.put(accessor.path(), number);
        List<MethodDeclaration> inner =
                method.block().map(BlockDeclaration::methods).orElse(List.of());
        if (accessor.isBlock()) {
            add(accessor.elements(), inner);
        }
        if (accessor.isList()) {
            for (Accessor element : accessor.elements()) {
                numbersByPath.put(element.path(), number);
                add(element.elements(), inner);
            }
        }
    }

    /** The types that declare the methods, in order. */
    Set<QualifiedName> owners() {
        Set<QualifiedName> owners = new LinkedHashSet<>();
        numbers.keySet().forEach(method -> owners.add(method.owner()));
        return owners;
    }

    /** The number of a method. */
    Optional<Integer> of(QualifiedName owner, String method) {
        return Optional.ofNullable(numbers.get(new Method(owner, method)));
    }

    /** The number of the method that declares a layer or a group. */
    Optional<Integer> of(String path) {
        return Optional.ofNullable(numbersByPath.get(path));
    }

    /** The target of links to the source of a layer or a group; empty if it is not on the page. */
    Optional<String> target(String path) {
        return of(path).map(number -> "#" + anchor(number));
    }

    /**
     * The target of links to the source of a method; empty if none is there.
     *
     * @param position of the method or of something on it, as in {@code example.Classifier.hidden1()/@Dense/units}
     */
    Optional<String> targetOfPosition(String position) {
        return numbers.entrySet().stream()
                .filter(method ->
                        ("/" + position).contains("/" + method.getKey().full() + "()"))
                .findFirst()
                .map(method -> "#" + anchor(method.getValue()));
    }

    static String anchor(int number) {
        return "m" + number;
    }
}
