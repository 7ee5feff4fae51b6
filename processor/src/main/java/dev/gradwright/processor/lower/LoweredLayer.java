package dev.gradwright.processor.lower;

import dev.gradwright.processor.naming.NetworkMembers;
import dev.gradwright.processor.spec.EnsembleSpec;
import dev.gradwright.processor.spec.LayerMethod;
import dev.gradwright.processor.spec.LayerSpec;
import java.util.List;

/**
 * A layer of the spec and its operations.
 *
 * @param kind the simple name of the layer's annotation
 * @param sources the paths of the layers that it reads, in order; empty text is the network's input
 * @param inputs number of input features
 * @param outputs number of output features
 * @param isFrozen whether its parameters, if it has any, are never trained
 * @param learningRate the multiplier of the learning rate; 1 unless declared
 * @param members number of rows that its output has for each example: that of the members of an ensemble, or 1
 * @param ops in order: the first reads the layer's sources, each other one reads the result of the one before; none if
 *     the layer computes nothing or is fused with the loss
 */
public record LoweredLayer(
        String name,
        String kind,
        List<String> sources,
        int inputs,
        int outputs,
        boolean isFrozen,
        double learningRate,
        int members,
        List<Op> ops) {
    /** The path of the network's input among {@link #sources}. */
    public static final String INPUT = LayerMethod.INPUT;

    /** The name of the layer before the first one that replaces indices by rows of tables, if there are embeddings. */
    public static final String EMBEDDINGS = NetworkMembers.EMBEDDINGS;

    public LoweredLayer {
        sources = List.copyOf(sources);
        ops = List.copyOf(ops);
    }

    /** The layer that replaces the indices of an encoded record by rows of tables. */
    static LoweredLayer embeddings(Op.Embedding op) {
        return new LoweredLayer(
                EMBEDDINGS,
                LayerSpec.Kind.EMBEDDING.simpleName(),
                List.of(INPUT),
                op.inputs(),
                op.outputs(),
                false,
                1,
                1,
                List.of(op));
    }

    /**
     * The layer in front of an ensemble.
     *
     * @param source the input, or the layer of the embeddings
     */
    static LoweredLayer ensemble(String source, Op.Expand op) {
        return new LoweredLayer(
                EnsembleSpec.LAYER,
                "Ensemble",
                List.of(source),
                op.inputs(),
                op.outputs(),
                false,
                1,
                op.copies(),
                List.of(op));
    }

    /** The mean over the members of an ensemble. It has a name that no layer of a spec can have. */
    static LoweredLayer meanOfMembers(int outputs, int members) {
        Op mean = new Op.MemberMean(outputs, members);
        return new LoweredLayer(
                EnsembleSpec.LAYER + ".mean", "Mean", List.of(), outputs, outputs, false, 1, 1, List.of(mean));
    }

    /** This layer without its last operation. */
    LoweredLayer withoutLastOp() {
        return new LoweredLayer(
                name, kind, sources, inputs, outputs, isFrozen, learningRate, members, ops.subList(0, ops.size() - 1));
    }

    /** Number of values that training changes. */
    public long trainedParameters() {
        return isFrozen ? 0 : ops.stream().mapToLong(Op::trainedParameters).sum();
    }

    /**
     * Number of values that training does not change by a gradient: statistics, and all parameters of a frozen layer.
     */
    public long untrainedParameters() {
        long all = ops.stream()
                .mapToLong(op -> op.trainedParameters() + op.untrainedParameters())
                .sum();
        return all - trainedParameters();
    }
}
