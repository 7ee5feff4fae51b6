package dev.gradwright.runtime.report;

import dev.gradwright.runtime.graph.Attributes;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.Node;
import dev.gradwright.runtime.json.Json;
import java.util.Locale;
import java.util.stream.Collectors;

/** The layers of a network for the script that draws them. */
final class NetworkDrawing {
    private NetworkDrawing() {}

    static void write(Json json, Graph graph) {
        json.putObjects(
                "inputs",
                graph.inputs(),
                (object, input) -> object.put("name", input.name())
                        .put(
                                "shape",
                                input.shape().stream().map(String::valueOf).collect(Collectors.joining(" × "))));
        json.putObjects("nodes", graph.nodes(), NetworkDrawing::writeNode);
        json.putTexts("outputs", graph.outputs());
        json.put("loss", words(graph.training().loss().kind()));
        json.put("summary", graph.summary());
    }

    private static void writeNode(Json json, Node node) {
        json.put("name", node.name())
                .put("kind", node.kind())
                .put("words", kind(node))
                .put("inputs", node.inputs())
                .put("outputs", node.outputs())
                .put("parameters", node.parameterCount())
                .putTexts("sources", node.sources());
    }

    /** As in {@code Dense, relu}, {@code selu} or {@code Dropout 0.5}. */
    private static String kind(Node node) {
        Attributes attributes = node.attributes();
        if (attributes.has("function") && !attributes.text("function").equals("LINEAR")) {
            String function = words(attributes.text("function"));
            return node.kind().equals("Activation") ? function : node.kind() + ", " + function;
        }
        return node.training().has("rate")
                ? node.kind() + " " + Attributes.text(node.training().asMap().get("rate"))
                : node.kind();
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
