package dev.gradwright.runtime.search;

import dev.gradwright.runtime.graph.Attributes;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Annotations as source text, from values of a graph. */
final class AnnotationText {
    private AnnotationText() {}

    /**
     * An annotation, as in {@code @L2(value = 0.01, bias = 0.02)}.
     *
     * @param name as in {@code Optimizer.Nadam}
     * @param values by the names of the attributes, in order
     */
    static String of(String name, Map<String, Object> values) {
        Object only = values.size() == 1 ? values.get("value") : null;
        String arguments = only != null
                ? literal("value", only)
                : values.entrySet().stream()
                        .map(value -> value.getKey() + " = " + literal(value.getKey(), value.getValue()))
                        .collect(Collectors.joining(", "));
        return "@" + name + "(" + arguments + ")";
    }

    /** The name of the annotation for a constant: {@code BinaryCrossentropy} for {@code BINARY_CROSSENTROPY}. */
    static String nameOf(String constant) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < constant.length(); i++) {
            char letter = constant.charAt(i);
            boolean startsWord = i == 0 || constant.charAt(i - 1) == '_';
            if (letter != '_') {
                name.append(startsWord ? letter : Character.toLowerCase(letter));
            }
        }
        return name.toString();
    }

    /** A text is a class, the constant of an enum, or a text, as its name and its letters say. */
    private static String literal(String attribute, Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(element -> literal(attribute, element))
                    .collect(Collectors.joining(", ", "{", "}"));
        } else if (value instanceof Double number && number.isNaN()) {
            return "Double.NaN";
        } else if (value instanceof String text) {
            boolean isConstant = text.matches("[A-Z][A-Z0-9_]*");
            return attribute.equals("value") ? text + ".class" : isConstant ? text : "\"" + text + "\"";
        }
        return Attributes.text(value);
    }
}
