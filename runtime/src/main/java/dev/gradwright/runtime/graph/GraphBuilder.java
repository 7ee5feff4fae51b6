package dev.gradwright.runtime.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Builds a {@link Graph}, node by node. A generated network declares its graph with it.
 *
 * <pre>{@code
 * GraphBuilder graph = new GraphBuilder("Classifier", 28, 28);
 * graph.node("pixels", "Flatten", 784, 784);
 * graph.node("output", "Dense", 784, 10)
 *         .attributes("bias", true, "function", "SOFTMAX")
 *         .trained("weights", 784, 10)
 *         .trained("bias", 1, 10);
 * }</pre>
 */
public final class GraphBuilder {
    private static final String INPUT = "";

    private final String name;
    private final Input input;
    private final List<NodeBuilder> nodes = new ArrayList<>();
    private Choice loss = new Choice("None", Attributes.NONE);
    private Attributes metrics = Attributes.NONE;
    private Choice optimizer = new Choice("None", Attributes.NONE);
    private Choice schedule = new Choice("Constant", Attributes.NONE);
    private Attributes clipping = Attributes.NONE;

    /**
     * A graph without nodes.
     *
     * @param name of the spec
     * @param input the shape of one example
     */
    public GraphBuilder(String name, int... input) {
        this.name = name;
        this.input = new Input(INPUT, IntStream.of(input).boxed().toList());
    }

    /** Adds a node that reads the one above it, or the input. The returned builder sets its other properties. */
    public NodeBuilder node(String nodeName, String kind, int inputs, int outputs) {
        String above = nodes.isEmpty() ? INPUT : nodes.get(nodes.size() - 1).name;
        NodeBuilder node = new NodeBuilder(nodeName, kind, inputs, outputs, above);
        nodes.add(node);
        return node;
    }

    /** Sets {@link Training#loss}. */
    public GraphBuilder loss(String kind, Object... attributes) {
        loss = new Choice(kind, Attributes.of(attributes));
        return this;
    }

    /** Sets {@link Training#metrics}. */
    public GraphBuilder metrics(Object... attributes) {
        metrics = Attributes.of(attributes);
        return this;
    }

    /** Sets {@link Training#optimizer}. */
    public GraphBuilder optimizer(String kind, Object... attributes) {
        optimizer = new Choice(kind, Attributes.of(attributes));
        return this;
    }

    /** Sets {@link Training#schedule}; the default is a constant rate. */
    public GraphBuilder schedule(String kind, Object... attributes) {
        schedule = new Choice(kind, Attributes.of(attributes));
        return this;
    }

    /** Sets {@link Training#clipping}; the default is none. */
    public GraphBuilder clipping(Object... attributes) {
        clipping = Attributes.of(attributes);
        return this;
    }

    /**
     * Builds the graph. Its output is the last node.
     *
     * @throws IllegalStateException if there is no node
     */
    public Graph build() {
        if (nodes.isEmpty()) {
            throw new IllegalStateException(name + " has no nodes");
        }
        List<Node> built = nodes.stream().map(NodeBuilder::build).toList();
        return new Graph(
                name,
                List.of(input),
                built,
                List.of(built.get(built.size() - 1).name()),
                new Training(loss, metrics, optimizer, schedule, clipping));
    }

    /** A node under construction. */
    public static final class NodeBuilder {
        private final String name;
        private final String kind;
        private final int inputs;
        private final int outputs;
        private List<String> sources;
        private Attributes attributes = Attributes.NONE;
        private Attributes training = Attributes.NONE;
        private final List<NodeParameter> parameters = new ArrayList<>();

        private NodeBuilder(String name, String kind, int inputs, int outputs, String above) {
            this.name = name;
            this.kind = kind;
            this.inputs = inputs;
            this.outputs = outputs;
            this.sources = List.of(above);
        }

        /** Sets the sources, which by default are the node above; empty text for the input. */
        public NodeBuilder reads(String... names) {
            sources = List.of(names);
            return this;
        }

        /** Sets the attributes that affect inference: alternating names and values. */
        public NodeBuilder attributes(Object... namesAndValues) {
            attributes = Attributes.of(namesAndValues);
            return this;
        }

        /** Sets the attributes that affect only training: alternating names and values. */
        public NodeBuilder training(Object... namesAndValues) {
            training = Attributes.of(namesAndValues);
            return this;
        }

        /** Adds a parameter of rows × columns that is trained. */
        public NodeBuilder trained(String role, int rows, int columns) {
            return parameter(role, rows, columns, true);
        }

        /** Adds a parameter of rows × columns that is not updated by a gradient, such as a moving mean. */
        public NodeBuilder untrained(String role, int rows, int columns) {
            return parameter(role, rows, columns, false);
        }

        private NodeBuilder parameter(String role, int rows, int columns, boolean isTrained) {
            parameters.add(new NodeParameter(role, name + "." + role, rows, columns, isTrained));
            return this;
        }

        private Node build() {
            return new Node(name, kind, sources, inputs, outputs, attributes, training, parameters);
        }
    }
}
