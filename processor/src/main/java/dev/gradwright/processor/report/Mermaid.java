package dev.gradwright.processor.report;

import java.util.stream.Collectors;

/**
 * A drawing as a flowchart of Mermaid. Boxes have numbers as identifiers, because names may be keywords. Labels are
 * quoted, and special characters in them are escaped.
 */
final class Mermaid {
    private Mermaid() {}

    static String of(Drawing drawing) {
        StringBuilder text = new StringBuilder("flowchart TD\n");
        for (int i = 0; i < drawing.boxes().size(); i++) {
            text.append("    n").append(i).append(box(drawing.boxes().get(i))).append('\n');
        }
        drawing.arrows().forEach(arrow -> text.append("    n%d --> n%d\n".formatted(arrow.from(), arrow.to())));
        return text.toString();
    }

    /** What is outside of the network has rounded ends, and a group has double sides. */
    private static String box(Drawing.Box box) {
        String label = box.lines().stream().map(Mermaid::escaped).collect(Collectors.joining("<br/>", "\"", "\""));
        return switch (box.style()) {
            case "outside" -> "([" + label + "])";
            case "group" -> "[[" + label + "]]";
            default -> "[" + label + "]";
        };
    }

    private static String escaped(String text) {
        return text.replace("#", "#35;")
                .replace("\"", "#quot;")
                .replace("&", "#amp;")
                .replace("<", "#lt;")
                .replace(">", "#gt;")
                .replace("`", "#96;");
    }
}
