package dev.gradwright.runtime.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The flowchart of {@link Graph#mermaid()}. Nodes have numbers as identifiers, because names may be keywords of
 * Mermaid, such as {@code end}. Labels are quoted, and special characters in them are escaped.
 */
final class Mermaid {
    private static final String INDENT = "    ";

    private final Graph graph;
    private final Map<String, String> ids = new HashMap<>();

    private Mermaid(Graph graph) {
        this.graph = graph;
        graph.inputs().forEach(input -> ids.put(input.name(), "in" + ids.size()));
        graph.nodes()
                .forEach(node ->
                        ids.put(node.name(), "n" + (ids.size() - graph.inputs().size())));
    }

    static String of(Graph graph) {
        return new Mermaid(graph).text();
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        lines.add("flowchart TD");
        for (Input input : graph.inputs()) {
            String name = input.name().isEmpty() ? "input" : input.name();
            lines.add(INDENT + ids.get(input.name()) + "([\"" + label(name, SummaryTable.shape(input)) + "\"])");
        }
        for (Node node : graph.nodes()) {
            lines.add(INDENT + ids.get(node.name()) + box(node));
        }
        for (Node node : graph.nodes()) {
            node.sources().forEach(source -> lines.add(INDENT + ids.get(source) + " --> " + ids.get(node.name())));
        }
        return String.join("\n", lines) + "\n";
    }

    /** Inputs and outputs have rounded boxes. */
    private String box(Node node) {
        String label = label(node.name(), kind(node), node.inputs() + " → " + node.outputs());
        return graph.outputs().contains(node.name()) ? "([\"" + label + "\"])" : "[\"" + label + "\"]";
    }

    private static String kind(Node node) {
        return node.attributes().has("function")
                ? node.kind() + " " + node.attributes().text("function")
                : node.kind();
    }

    private static String label(String... lines) {
        List<String> escaped = new ArrayList<>();
        for (String line : lines) {
            escaped.add(escaped(line));
        }
        return String.join("<br/>", escaped);
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
