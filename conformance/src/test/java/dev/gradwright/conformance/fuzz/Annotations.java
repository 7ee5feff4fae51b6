package dev.gradwright.conformance.fuzz;

import dev.gradwright.conformance.fuzz.Source.Annotation;
import dev.gradwright.conformance.fuzz.Source.Attribute;
import dev.gradwright.dsl.Network;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** All annotations of the DSL, so that a new one is tried without a change here. */
final class Annotations {
    private final List<Class<?>> ofMethods;
    private final List<Class<?>> ofTypes;

    private Annotations(List<Class<?>> all) {
        ofMethods = all.stream().filter(type -> isFor(type, ElementType.METHOD)).toList();
        ofTypes = all.stream().filter(type -> isFor(type, ElementType.TYPE)).toList();
    }

    /** Those of the DSL on the class path. */
    static Annotations ofTheDsl() {
        return new Annotations(classes()
                .flatMap(type -> Stream.concat(Stream.of(type), Arrays.stream(type.getDeclaredClasses())))
                .filter(Class::isAnnotation)
                .distinct()
                .sorted(Comparator.comparing(Class::getName))
                .toList());
    }

    /** Any annotation for a method, with any values. */
    Annotation ofMethod(RandomGenerator random) {
        return of(Values.any(ofMethods, random), random);
    }

    /** Any annotation for a type, with any values. */
    Annotation ofType(RandomGenerator random) {
        return of(Values.any(ofTypes, random), random);
    }

    /** The annotation of that name, with any values; empty if the DSL has none. */
    Optional<Annotation> named(String name, RandomGenerator random) {
        return Stream.concat(ofMethods.stream(), ofTypes.stream())
                .filter(type -> nameOf(type).equals(name))
                .findFirst()
                .map(type -> of(type, random));
    }

    /** A value of the type that an attribute of the DSL with that name has, or of another type. */
    static String value(String attribute, String now, RandomGenerator random) {
        if (random.nextInt(12) == 0) {
            return Values.any(Values.WRONG, random);
        }
        if (now.contains(".class")) {
            return Values.any(Values.CLASSES, random);
        } else if (now.contains("\"")) {
            return Values.any(Values.STRINGS, random);
        } else if (now.equals("true") || now.equals("false")) {
            return Values.any(Values.BOOLEANS, random);
        }
        return Stream.of(Values.ACTIVATIONS, Values.INITIALIZERS, Values.LOSSES, Values.METRICS)
                .filter(pool -> now.startsWith(pool.get(0).replaceAll("\\..*", ".")))
                .findFirst()
                .map(pool -> Values.any(pool, random))
                .orElseGet(() -> number(attribute, now, random));
    }

    private static String number(String attribute, String now, RandomGenerator random) {
        if (now.startsWith("{")) {
            String list = number(attribute, "1", random) + ", " + number(attribute, "1.0", random);
            return random.nextInt(3) == 0 ? "{}" : "{" + list.replaceAll("[{}]", "") + "}";
        }
        boolean isInt = List.of(
                                "units",
                                "input",
                                "steps",
                                "patience",
                                "cooldown",
                                "boundaries",
                                "topK",
                                "aucThresholds",
                                "batch",
                                "k")
                        .contains(attribute)
                || (now.matches("-?\\d+") && random.nextBoolean());
        return Values.any(isInt ? Values.INTS : Values.DOUBLES, random);
    }

    private static Annotation of(Class<?> type, RandomGenerator random) {
        List<Attribute> attributes = new ArrayList<>();
        Stream.of(type.getDeclaredMethods())
                .sorted(Comparator.comparing(Method::getName))
                .filter(attribute -> attribute.getDefaultValue() == null || random.nextInt(3) == 0)
                .forEach(attribute -> attributes.add(new Attribute(attribute.getName(), value(attribute, random))));
        return new Annotation(nameOf(type), attributes);
    }

    private static String nameOf(Class<?> type) {
        return type.getCanonicalName().substring(type.getPackageName().length() + 1);
    }

    private static String value(Method attribute, RandomGenerator random) {
        Class<?> type = attribute.getReturnType();
        Class<?> element = type.isArray() ? type.getComponentType() : type;
        if (type.isArray()) {
            return random.nextInt(8) == 0
                    ? "{}"
                    : "{" + (value(element, random) + ", " + value(element, random)).replaceAll("[{}]", "") + "}";
        }
        return value(element, random);
    }

    private static String value(Class<?> type, RandomGenerator random) {
        if (type.isEnum()) {
            return type.getSimpleName() + "." + Values.any(List.of(type.getEnumConstants()), random);
        } else if (type == int.class || type == long.class) {
            return Values.any(random.nextBoolean() ? Values.INTS : Values.INTS.subList(2, 8), random);
        } else if (type == double.class) {
            return Values.any(random.nextBoolean() ? Values.DOUBLES : Values.DOUBLES.subList(2, 6), random);
        } else if (type == boolean.class) {
            return Values.any(random.nextInt(4) == 0 ? Values.BOOLEANS : Values.BOOLEANS.subList(0, 2), random);
        }
        return Values.any(type == Class.class ? Values.CLASSES : Values.STRINGS, random);
    }

    private static boolean isFor(Class<?> annotation, ElementType element) {
        return List.of(annotation.getAnnotation(Target.class).value()).contains(element);
    }

    /** The classes of the DSL, from a directory or a jar. */
    private static Stream<Class<?>> classes() {
        String folder = Network.class.getPackageName().replace('.', '/');
        try {
            Path location = Path.of(Network.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(location)) {
                return classesIn(location.resolve(folder));
            }
            try (FileSystem jar = FileSystems.newFileSystem(location)) {
                return classesIn(jar.getPath(folder));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Class<?>> classesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Class<?>> classes = new ArrayList<>();
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                if (!name.contains("-info")) {
                    classes.add(Class.forName(Network.class.getPackageName() + "." + name));
                }
            }
            return classes.stream();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
