package dev.gradwright.conformance.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The source of a spec with the types that it uses. Its lists are mutable: mutations and the {@link Shrinker} edit them.
 *
 * @param types the first is the spec, unless a mutation has changed the order
 */
record Source(List<String> imports, List<TypeText> types) {
    /**
     * A type.
     *
     * @param heading what stands between name and body: type parameters, and the clauses extends, implements and permits
     * @param extras members that are no layers, as text
     */
    record TypeText(
            List<Annotation> annotations,
            String modifiers,
            String kind,
            String name,
            String heading,
            List<Method> methods,
            List<TypeText> nested,
            List<String> extras) {
        TypeText copy() {
            return new TypeText(
                    copies(annotations),
                    modifiers,
                    kind,
                    name,
                    heading,
                    methods.stream().map(Method::copy).collect(Collectors.toCollection(ArrayList::new)),
                    nested.stream().map(TypeText::copy).collect(Collectors.toCollection(ArrayList::new)),
                    new ArrayList<>(extras));
        }

        TypeText with(String newModifiers, String newKind, String newName, String newHeading) {
            return new TypeText(annotations, newModifiers, newKind, newName, newHeading, methods, nested, extras);
        }

        private void print(String indent, StringBuilder out) {
            annotations.forEach(
                    annotation -> out.append(indent).append(annotation).append('\n'));
            out.append(indent).append(joined(modifiers, kind, name + heading)).append(" {\n");
            String inner = indent + "    ";
            extras.forEach(extra -> out.append(inner).append(extra).append('\n'));
            methods.forEach(method -> out.append(inner).append(method).append('\n'));
            nested.forEach(type -> type.print(inner, out));
            out.append(indent).append("}\n");
        }
    }

    /**
     * A layer method or another one.
     *
     * @param rest what follows the name
     */
    record Method(List<Annotation> annotations, String modifiers, String returns, String name, String rest) {
        static Method layer(List<Annotation> annotations, String returns, String name) {
            return new Method(annotations, "", returns, name, "();");
        }

        Method copy() {
            return new Method(copies(annotations), modifiers, returns, name, rest);
        }

        Method with(String newModifiers, String newReturns, String newName, String newRest) {
            return new Method(annotations, newModifiers, newReturns, newName, newRest);
        }

        @Override
        public String toString() {
            String prefix = annotations.stream().map(Annotation::toString).collect(Collectors.joining(" "));
            return joined(prefix, modifiers, returns, name + rest);
        }
    }

    /** An annotation; the name is without the @. */
    record Annotation(String name, List<Attribute> attributes) {
        static Annotation of(String name, String... namesAndValues) {
            List<Attribute> attributes = new ArrayList<>();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                attributes.add(new Attribute(namesAndValues[i], namesAndValues[i + 1]));
            }
            return new Annotation(name, attributes);
        }

        Annotation copy() {
            return new Annotation(name, new ArrayList<>(attributes));
        }

        @Override
        public String toString() {
            return "@" + name
                    + (attributes.isEmpty()
                            ? ""
                            : attributes.stream().map(Attribute::toString).collect(Collectors.joining(", ", "(", ")")));
        }
    }

    /** An attribute with its value, an expression. */
    record Attribute(String name, String value) {
        @Override
        public String toString() {
            return name + " = " + value;
        }
    }

    Source copy() {
        return new Source(
                new ArrayList<>(imports),
                types.stream().map(TypeText::copy).collect(Collectors.toCollection(ArrayList::new)));
    }

    /** All types, nested ones after those around them. */
    List<TypeText> allTypes() {
        List<TypeText> all = new ArrayList<>();
        types.forEach(type -> collect(type, all));
        return all;
    }

    private static void collect(TypeText type, List<TypeText> all) {
        all.add(type);
        type.nested().forEach(nested -> collect(nested, all));
    }

    /** The texts of the files by path; each public type has its own, and the others share one. */
    Map<String, String> files(String packageName) {
        Map<String, StringBuilder> texts = new LinkedHashMap<>();
        for (TypeText type : types) {
            boolean isPublic = type.modifiers().contains("public");
            String name = isPublic ? type.name() : types.get(0).name();
            StringBuilder text = texts.computeIfAbsent(name, file -> new StringBuilder(header(packageName)));
            type.print("", text);
        }
        Map<String, String> files = new LinkedHashMap<>();
        texts.forEach((name, text) -> files.put(packageName.replace('.', '/') + "/" + name + ".java", text.toString()));
        return files;
    }

    private String header(String packageName) {
        return imports.stream()
                .map(imported -> "import " + imported + ";\n")
                .collect(Collectors.joining("", "package " + packageName + ";\n\n", "\n"));
    }

    private static List<Annotation> copies(List<Annotation> annotations) {
        return annotations.stream().map(Annotation::copy).collect(Collectors.toCollection(ArrayList::new));
    }

    private static String joined(String... words) {
        return List.of(words).stream().filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
    }
}
