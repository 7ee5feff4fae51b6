package dev.gradwright.processor.lower;

import dev.gradwright.processor.spec.LayerMethod;
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
        List<Op> ops) {
    /** The path of the network's input among {@link #sources}. */
    public static final String INPUT = LayerMethod.INPUT;

    public LoweredLayer {
        sources = List.copyOf(sources);
        ops = List.copyOf(ops);
    }

    /** This layer without its last operation. */
    LoweredLayer withoutLastOp() {
        return new LoweredLayer(
                name, kind, sources, inputs, outputs, isFrozen, learningRate, ops.subList(0, ops.size() - 1));
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
