package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Folds batch norms into dense layers, and merges activations into them. A norm is folded into the dense layer before
 * it if it is that layer's only reader and there is no activation between. Otherwise it is folded into the dense layer
 * after it if that is its only reader.
 */
final class FoldedOps {
    /**
     * A value of the graph.
     *
     * @param op the operation that computes it, except for the norms
     * @param norms the norms to fold into the dense layer that reads it, the nearest to it first
     */
    private record Folded(int op, List<FoldedNorm> norms) {}

    private final Graph graph;
    private final Readers readers;
    private final List<FoldedOp> ops = new ArrayList<>();
    private final Map<Integer, Folded> values = new HashMap<>();

    private FoldedOps(Graph graph) {
        this.graph = graph;
        this.readers = graph.readers();
        values.put(Readers.INPUT, new Folded(Readers.INPUT, List.of()));
        for (int node = 0; node < graph.nodes().size(); node++) {
            values.put(node, fold(node));
        }
    }

    static FoldedOps of(Graph graph) {
        return new FoldedOps(graph);
    }

    /** The operations that remain, in order. The number of a value is the index of the operation that computes it. */
    List<FoldedOp> ops() {
        return List.copyOf(ops);
    }

    /** The value that the network predicts. */
    int output() {
        return values.get(graph.output()).op();
    }

    private Folded fold(int node) {
        Graph.Node current = graph.nodes().get(node);
        String layer = current.layer().name();
        int source = current.sources().get(0);
        Folded read = values.get(source);
        boolean isOpen = read.norms().isEmpty()
                && read.op() != Readers.INPUT
                && ops.get(read.op()).isOpen()
                && readers.isReadOnce(source);
        Optional<FoldedNorm> norm = current.op().productRole().norm().map(op -> new FoldedNorm(op, layer));
        Optional<Op.Activate> activation = current.op().productRole().activation();
        if (isOpen && norm.isPresent()) {
            ops.set(read.op(), ops.get(read.op()).withNormAfter(norm.get()));
            return read;
        } else if (isOpen && activation.isPresent()) {
            ops.set(read.op(), ops.get(read.op()).with(new MergedActivation(activation.get(), layer)));
            return read;
        } else if (norm.isPresent() && goesForward(node)) {
            List<FoldedNorm> norms = new ArrayList<>(List.of(norm.get()));
            norms.addAll(read.norms());
            return new Folded(read.op(), List.copyOf(norms));
        }
        List<Integer> sources =
                current.sources().stream().map(value -> values.get(value).op()).toList();
        ops.add(FoldedOp.of(current.layer(), current.op(), sources, read.norms()));
        return new Folded(ops.size() - 1, List.of());
    }

    /** Whether this is a norm whose only reader is a dense layer or another such norm. */
    private boolean goesForward(int node) {
        int reader = readers.of(node).get(0);
        if (!graph.nodes().get(node).op().productRole().isNorm()
                || !readers.isReadOnce(node)
                || reader == graph.nodes().size()) {
            return false;
        }
        return graph.nodes().get(reader).op().productRole().isProduct() || goesForward(reader);
    }
}
