package dev.gradwright.runtime.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table of {@link Graph#summary()}. It is plain ASCII except for the names, so that any console can show it. */
final class SummaryTable {
    private static final List<String> HEADER = List.of("layer", "kind", "output", "parameters");
    private static final String SOURCES = "reads";
    private static final String GAP = "  ";

    private SummaryTable() {}

    static String of(Graph graph) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        graph.nodes().forEach(node -> rows.add(row(node)));
        List<Integer> widths = widths(rows);
        List<String> sources = sources(graph);
        StringBuilder table = new StringBuilder(title(graph)).append('\n');
        for (int i = 0; i < rows.size(); i++) {
            String line = line(rows.get(i), widths) + GAP + sources.get(i);
            table.append(line.stripTrailing()).append('\n');
        }
        return table.toString();
    }

    private static String title(Graph graph) {
        String inputs = graph.inputs().stream().map(SummaryTable::shape).collect(Collectors.joining(", "));
        String outputs = graph.outputs().stream()
                .map(output -> String.valueOf(graph.node(output).outputs()))
                .collect(Collectors.joining(", "));
        return graph.name() + ": " + inputs + " -> " + outputs;
    }

    /** As in {@code 28 x 28}. */
    static String shape(Input input) {
        return input.shape().stream().map(String::valueOf).collect(Collectors.joining(" x "));
    }

    private static List<String> row(Node node) {
        return List.of(node.name(), node.kind(), grouped(node.outputs()), grouped(node.parameterCount()));
    }

    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static List<Integer> widths(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < HEADER.size(); column++) {
            int at = column;
            widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElseThrow());
        }
        return widths;
    }

    /**
     * A column with the sources of nodes that read something other than the node above. Its header is empty if there is
     * no such node.
     */
    private static List<String> sources(Graph graph) {
        List<String> sources = new ArrayList<>();
        String above = graph.inputs().get(0).name();
        for (Node node : graph.nodes()) {
            sources.add(node.sources().equals(List.of(above)) ? "" : names(node.sources()));
            above = node.name();
        }
        sources.add(0, sources.stream().allMatch(String::isEmpty) ? "" : SOURCES);
        return sources;
    }

    /** As in {@code deep, the input}. */
    static String names(List<String> sources) {
        return sources.stream()
                .map(source -> source.isEmpty() ? "the input" : source)
                .collect(Collectors.joining(", "));
    }

    /** Aligns words to the left and numbers to the right. */
    private static String line(List<String> row, List<Integer> widths) {
        return padRight(row.get(0), widths.get(0))
                + GAP
                + padRight(row.get(1), widths.get(1))
                + GAP
                + padLeft(row.get(2), widths.get(2))
                + GAP
                + padLeft(row.get(3), widths.get(3));
    }

    private static String padRight(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String padLeft(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }
}
