package dev.gradwright.runtime.graph;

import java.util.List;
import java.util.stream.Collectors;

/** The text of {@link Graph#text()}. */
final class GraphText {
    private GraphText() {}

    static String of(Graph graph) {
        StringBuilder text = new StringBuilder(graph.name()).append('\n');
        for (Input input : graph.inputs()) {
            text.append("input ").append(name(input.name()));
            text.append(SummaryTable.shape(input)).append('\n');
        }
        graph.nodes().forEach(node -> append(node, text));
        text.append("output ").append(String.join(", ", graph.outputs())).append('\n');
        Training training = graph.training();
        append("loss", training.loss().toString(), text);
        append("metrics", training.metrics().toString(), text);
        append("optimizer", training.optimizer().toString(), text);
        append("schedule", training.schedule().toString(), text);
        append("clipping", training.clipping().toString(), text);
        return text.toString();
    }

    private static String name(String input) {
        return input.isEmpty() ? "" : input + ": ";
    }

    private static void append(Node node, StringBuilder text) {
        text.append(node.name()).append(": ").append(node.kind()).append(" of ");
        text.append(SummaryTable.names(node.sources())).append(", ");
        text.append(node.inputs()).append(" -> ").append(node.outputs()).append('\n');
        append("    attributes", node.attributes().toString(), text);
        append("    training", node.training().toString(), text);
        append("    parameters", parameters(node.parameters()), text);
    }

    private static String parameters(List<NodeParameter> parameters) {
        return parameters.stream()
                .map(parameter -> parameter.role() + " " + parameter.rows() + " x " + parameter.columns()
                        + (parameter.isTrained() ? "" : " not trained"))
                .collect(Collectors.joining(", "));
    }

    private static void append(String what, String value, StringBuilder text) {
        if (!value.isEmpty()) {
            text.append(what).append(' ').append(value).append('\n');
        }
    }
}
