package dev.gradwright.runtime.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A network as data: its layers, and how it is trained. Two graphs are equal if all their data are equal.
 *
 * @param name of the spec
 * @param inputs of the network
 * @param nodes one for each layer of the spec, each after its sources
 * @param outputs the names of the nodes that are the outputs of the network
 */
public record Graph(String name, List<Input> inputs, List<Node> nodes, List<String> outputs, Training training) {
    /**
     * @throws IllegalArgumentException if a name occurs twice, a source of a node does not come before it, or an output
     *     is not the name of a node
     */
    public Graph {
        inputs = List.copyOf(inputs);
        nodes = List.copyOf(nodes);
        outputs = List.copyOf(outputs);
        requireOrder(inputs, nodes, outputs);
    }

    private static void requireOrder(List<Input> inputs, List<Node> nodes, List<String> outputs) {
        Set<String> known = new HashSet<>();
        inputs.forEach(input -> requireNew(input.name(), known));
        for (Node node : nodes) {
            for (String source : node.sources()) {
                requireKnown("node " + node.name() + " reads", source, known);
            }
            requireNew(node.name(), known);
        }
        outputs.forEach(output -> requireKnown("an output is", output, known));
    }

    private static void requireNew(String name, Set<String> known) {
        if (!known.add(name)) {
            throw new IllegalArgumentException("two nodes or inputs are called \"" + name + "\"");
        }
    }

    private static void requireKnown(String what, String name, Set<String> known) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException(what + " \"" + name + "\", which does not come before it");
        }
    }

    /**
     * The node with a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Node node(String nodeName) {
        return nodes.stream()
                .filter(node -> node.name().equals(nodeName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no node " + nodeName));
    }

    /**
     * A digest that a model file must match: two networks with the same fingerprint compute the same from the same
     * parameters. It depends on the names, kinds, shapes, sources and attributes of the nodes, but not on how the
     * network is trained.
     *
     * @return a SHA-256 in hexadecimal digits
     */
    public String fingerprint() {
        return Fingerprint.of(this);
    }

    /** The text of which {@link #fingerprint()} is the digest: a line for the input, and one for each node. */
    public String structure() {
        return Fingerprint.text(this);
    }

    /**
     * A table with a title, a header, and one line for each node: its kind, its outputs and the number of its
     * parameters.
     */
    public String summary() {
        return SummaryTable.of(this);
    }

    /** All data of this graph as text, line by line. */
    public String text() {
        return GraphText.of(this);
    }

    /**
     * A flowchart in the language of <a href="https://mermaid.js.org">Mermaid</a>, which GitHub and many editors draw.
     */
    public String mermaid() {
        return Mermaid.of(this);
    }

    /** {@link #text()}. */
    @Override
    public String toString() {
        return text();
    }
}
