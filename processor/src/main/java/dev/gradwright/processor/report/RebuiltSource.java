package dev.gradwright.processor.report;

import dev.gradwright.processor.declaration.AnnotationUse;
import dev.gradwright.processor.declaration.AttributeDeclaration;
import dev.gradwright.processor.declaration.AttributeValue;
import dev.gradwright.processor.declaration.BlockDeclaration;
import dev.gradwright.processor.declaration.Constant;
import dev.gradwright.processor.declaration.MethodDeclaration;
import dev.gradwright.processor.declaration.SpecDeclaration;
import dev.gradwright.processor.declaration.SpecSource;
import dev.gradwright.processor.declaration.SpecSource.MethodLines;
import dev.gradwright.processor.declaration.TypeDeclaration;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.naming.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The source of a type, rebuilt from its annotations, for compilers that do not show the text: Eclipse's, and javac for
 * types in class files.
 */
final class RebuiltSource {
    private static final String INDENT = "    ";

    private final List<String> lines = new ArrayList<>();
    private final List<MethodLines> methods = new ArrayList<>();

    private RebuiltSource() {}

    static SpecSource of(QualifiedName owner, SpecDeclaration spec) {
        RebuiltSource source = new RebuiltSource();
        boolean isSpec = owner.equals(spec.type().qualifiedName());
        if (isSpec) {
            spec.annotations().forEach(use -> source.lines.add(annotation(use)));
        }
        spec.blocks().stream()
                .filter(block -> block.type().qualifiedName().equals(owner))
                .flatMap(block -> block.annotations().stream())
                .forEach(use -> source.lines.add(annotation(use)));
        boolean isClass = isSpec && spec.type().kind() == TypeDeclaration.Kind.ABSTRACT_CLASS;
        source.lines.add((isClass ? "abstract class " : "interface ") + owner.simple() + " {");
        spec.allMethods()
                .filter(method -> method.owner().equals(owner))
                .distinct()
                .forEach(method -> source.add(method, isClass ? "abstract " : ""));
        source.lines.add("}");
        return new SpecSource(owner, String.join("\n", source.lines) + "\n", source.methods);
    }

    private void add(MethodDeclaration method, String modifier) {
        String annotations =
                method.annotations().stream().map(use -> annotation(use) + " ").collect(Collectors.joining());
        methods.add(new MethodLines(method.name(), lines.size(), lines.size()));
        lines.add(INDENT + annotations + modifier + returnType(method) + " " + method.name() + "();");
    }

    private static String returnType(MethodDeclaration method) {
        boolean isList = method.annotations().stream()
                .anyMatch(use -> use.type().displayName().equals("@Repeat"));
        return method.block()
                .map(BlockDeclaration::type)
                .map(type -> isList ? "List<" + type.name() + ">" : type.name())
                .or(() -> method.returnType().map(type -> type.replaceAll("\\b(?:\\w+\\.)+(?=[A-Z])", "")))
                .orElse("Layer");
    }

    private static String annotation(AnnotationUse use) {
        List<String> given = use.type().attributes().stream()
                .map(AttributeDeclaration::name)
                .filter(name -> isGiven(name, use))
                .toList();
        String name = use.type().displayName();
        if (given.isEmpty()) {
            return name;
        }
        boolean isPlain = given.equals(List.of("value"));
        return given.stream()
                .map(attribute -> (isPlain ? "" : attribute + " = ")
                        + text(use.values().get(attribute).constant()))
                .collect(Collectors.joining(", ", name + "(", ")"));
    }

    /** A default has the position of the annotation. */
    private static boolean isGiven(String attribute, AnnotationUse use) {
        AttributeValue value = use.values().get(attribute);
        return value != null && !value.origin().equals(use.origin());
    }

    private static String text(Constant constant) {
        if (constant instanceof Constant.OfInt number) {
            return String.valueOf(number.value());
        } else if (constant instanceof Constant.OfDouble number) {
            return Literals.ofDouble(number.value());
        } else if (constant instanceof Constant.OfBoolean truth) {
            return String.valueOf(truth.value());
        } else if (constant instanceof Constant.OfString string) {
            return "\""
                    + string.value().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
        } else if (constant instanceof Constant.OfEnum named) {
            return named.name();
        } else if (constant instanceof Constant.OfClass type) {
            return type.name() + ".class";
        } else if (constant instanceof Constant.OfArray array) {
            return array.values().size() == 1
                    ? text(array.values().get(0).constant())
                    : array.values().stream()
                            .map(value -> text(value.constant()))
                            .collect(Collectors.joining(", ", "{", "}"));
        }
        return "…";
    }
}
