package dev.gradwright.conformance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Classes of different packages do not depend on one another in cycles. Nested classes belong to the class around them.
 */
class CyclesTest {
    @ParameterizedTest
    @ValueSource(strings = {"dev.gradwright.runtime", "dev.gradwright.processor"})
    void noCycleContainsClassesOfDifferentPackages(String root) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);

        assertThat(classes).isNotEmpty();
        assertThat(cycles(dependencies(classes, root))).isEmpty();
    }

    @Test
    void aCycleIsNamed() {
        Map<String, Set<String>> dependencies = new TreeMap<>(Map.of(
                "a.One", Set.of("b.Two", "a.Other"),
                "b.Two", Set.of("c.Three"),
                "c.Three", Set.of("a.One"),
                "a.Other", Set.of()));

        assertThat(cycles(dependencies)).containsExactly("a.One -> b.Two -> c.Three -> a.One");
    }

    @Test
    void aCycleWithinAPackageIsIgnored() {
        Map<String, Set<String>> dependencies = new TreeMap<>(
                Map.of("a.One", Set.of("a.Two"), "a.Two", Set.of("a.One", "b.Three"), "b.Three", Set.of()));

        assertThat(cycles(dependencies)).isEmpty();
    }

    private static Map<String, Set<String>> dependencies(JavaClasses classes, String root) {
        Map<String, Set<String>> dependencies = new TreeMap<>();
        for (JavaClass type : classes) {
            String from = outermost(type);
            Set<String> known = dependencies.computeIfAbsent(from, key -> new TreeSet<>());
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String to = outermost(dependency.getTargetClass().getBaseComponentType());
                if (to.startsWith(root + ".") && !to.equals(from)) {
                    known.add(to);
                }
            }
        }
        return dependencies;
    }

    private static String outermost(JavaClass type) {
        String name = type.getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    /** The shortest cycle through each class that leaves its package, once. */
    private static List<String> cycles(Map<String, Set<String>> dependencies) {
        List<String> cycles = new ArrayList<>();
        Set<Set<String>> seen = new HashSet<>();
        for (Map.Entry<String, Set<String>> type : dependencies.entrySet()) {
            for (String next : type.getValue()) {
                if (!packageOf(next).equals(packageOf(type.getKey()))) {
                    List<String> back = path(dependencies, next, type.getKey());
                    if (!back.isEmpty() && seen.add(Set.copyOf(back))) {
                        cycles.add(type.getKey() + " -> " + String.join(" -> ", back));
                    }
                }
            }
        }
        return cycles;
    }

    /** The shortest path, both ends included; empty if there is none. */
    private static List<String> path(Map<String, Set<String>> dependencies, String from, String to) {
        Map<String, String> cameFrom = new HashMap<>(Map.of(from, from));
        Deque<String> queue = new ArrayDeque<>(List.of(from));
        while (!queue.isEmpty() && !cameFrom.containsKey(to)) {
            String type = queue.remove();
            for (String next : dependencies.getOrDefault(type, Set.of())) {
                if (cameFrom.putIfAbsent(next, type) == null) {
                    queue.add(next);
                }
            }
        }
        Deque<String> path = new ArrayDeque<>();
        for (String type = to; cameFrom.containsKey(type); type = cameFrom.get(type)) {
            path.addFirst(type);
            if (type.equals(from)) {
                break;
            }
        }
        return List.copyOf(path);
    }

    private static String packageOf(String type) {
        return type.substring(0, type.lastIndexOf('.'));
    }
}
