package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.lower.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Operations and their sources. The result of an operation is a value, whose number is the index of the operation;
 * {@link Readers#INPUT} is the network's input. A layer that computes nothing passes its input on.
 *
 * @param nodes in the order of their layers, each after its sources
 * @param output the output of the last layer
 */
record Graph(List<Node> nodes, int output) {
    /**
     * An operation.
     *
     * @param layer the layer of the operation
     * @param sources the values that it reads, in order
     */
    record Node(LoweredLayer layer, Op op, List<Integer> sources) {}

    /** The operations that training runs. */
    static Graph ofTraining(Program program) {
        return of(program, op -> true);
    }

    /**
     * The operations that prediction runs: without those that are the identity in inference, with the activation that
     * training fuses with the loss, and with the mean over the members of an ensemble, which training leaves to the
     * loss too.
     */
    static Graph ofInference(Program program) {
        Graph graph = of(program, op -> !op.isIdentityInInference());
        Graph whole = program.loss()
                .fused()
                .map(fused -> graph.with(layerOf(program, fused.layer()), fused.op()))
                .orElse(graph);
        return program.meanOfMembers()
                .map(mean -> whole.with(mean, mean.ops().get(0)))
                .orElse(whole);
    }

    private static LoweredLayer layerOf(Program program, String name) {
        return program.layers().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Graph with(LoweredLayer layer, Op op) {
        List<Node> more = new ArrayList<>(nodes);
        more.add(new Node(layer, op, List.of(output)));
        return new Graph(List.copyOf(more), nodes.size());
    }

    private static Graph of(Program program, Predicate<Op> runs) {
        List<Node> nodes = new ArrayList<>();
        Map<String, Integer> values = new HashMap<>();
        values.put(LoweredLayer.INPUT, Readers.INPUT);
        int last = Readers.INPUT;
        for (LoweredLayer layer : program.layers()) {
            List<Integer> sources = layer.sources().stream().map(values::get).toList();
            for (Op op : layer.ops()) {
                if (runs.test(op)) {
                    nodes.add(new Node(layer, op, sources));
                    sources = List.of(nodes.size() - 1);
                }
            }
            last = sources.get(0);
            values.put(layer.name(), last);
        }
        return new Graph(List.copyOf(nodes), last);
    }

    /** The readers of each value. */
    Readers readers() {
        return new Readers(nodes.stream().map(Node::sources).toList(), output);
    }
}
