package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operations of a program after merging: an activation is merged into the product before it if that has no other
 * reader.
 *
 * @param ops in the order of their layers; the number of a value is the index of the operation that computes it
 * @param output the value that the loss reads
 * @param readers the readers of each value
 */
record MergedOps(List<MergedOp> ops, int output, Readers readers) {
    static MergedOps of(Graph graph) {
        Readers readers = graph.readers();
        List<MergedOp> merged = new ArrayList<>();
        Map<Integer, Integer> numbers = new HashMap<>();
        numbers.put(Readers.INPUT, Readers.INPUT);
        for (int node = 0; node < graph.nodes().size(); node++) {
            numbers.put(node, append(graph.nodes().get(node), merged, numbers, readers));
        }
        int output = numbers.get(graph.output());
        List<List<Integer>> sources = merged.stream().map(MergedOp::sources).toList();
        return new MergedOps(List.copyOf(merged), output, new Readers(sources, output));
    }

    /** The number of the operation that computes the node's value. */
    private static int append(Graph.Node node, List<MergedOp> merged, Map<Integer, Integer> numbers, Readers readers) {
        List<Integer> sources = node.sources().stream().map(numbers::get).toList();
        int source = sources.get(0);
        Optional<Op.Activate> activation = node.op().productRole().activation();
        if (activation.isPresent()
                && source != Readers.INPUT
                && merged.get(source).takesActivation(node.layer())
                && readers.isReadOnce(node.sources().get(0))) {
            merged.set(
                    source,
                    merged.get(source)
                            .with(new MergedActivation(
                                    activation.get(), node.layer().name())));
            return source;
        }
        merged.add(MergedOp.of(node.layer(), node.op(), sources));
        return merged.size() - 1;
    }

    int size() {
        return ops.size();
    }

    MergedOp get(int op) {
        return ops.get(op);
    }
}
