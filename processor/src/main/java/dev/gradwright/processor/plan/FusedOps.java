package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operations of a program, with activations fused into products that have no other reader.
 *
 * @param ops in the order of their layers; the number of a value is the index of the operation that computes it
 * @param output the value that the loss reads
 * @param readers the readers of each value
 */
record FusedOps(List<FusedOp> ops, int output, Readers readers) {
    static FusedOps of(Graph graph) {
        Readers readers = graph.readers();
        List<FusedOp> fused = new ArrayList<>();
        Map<Integer, Integer> numbers = new HashMap<>();
        numbers.put(Readers.INPUT, Readers.INPUT);
        for (int node = 0; node < graph.nodes().size(); node++) {
            numbers.put(node, append(graph.nodes().get(node), fused, numbers, readers));
        }
        int output = numbers.get(graph.output());
        List<List<Integer>> sources = fused.stream().map(FusedOp::sources).toList();
        return new FusedOps(List.copyOf(fused), output, new Readers(sources, output));
    }

    /** The number of the operation that computes the node's value. */
    private static int append(Graph.Node node, List<FusedOp> fused, Map<Integer, Integer> numbers, Readers readers) {
        List<Integer> sources = node.sources().stream().map(numbers::get).toList();
        int source = sources.get(0);
        Optional<Op.Activate> activation = node.op().fusion().epilogue();
        if (activation.isPresent()
                && source != Readers.INPUT
                && fused.get(source).takesEpilogue(node.layer())
                && readers.isReadOnce(node.sources().get(0))) {
            fused.set(
                    source,
                    fused.get(source)
                            .with(new Epilogue(activation.get(), node.layer().name())));
            return source;
        }
        fused.add(FusedOp.of(node.layer(), node.op(), sources));
        return fused.size() - 1;
    }

    int size() {
        return ops.size();
    }

    FusedOp get(int op) {
        return ops.get(op);
    }
}
