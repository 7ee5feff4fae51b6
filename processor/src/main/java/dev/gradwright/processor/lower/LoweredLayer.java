package dev.gradwright.processor.lower;

import java.util.List;

/**
 * A layer of the spec and what it computes.
 *
 * @param kind the simple name of the layer's annotation
 * @param inputs number of features that go in
 * @param outputs number of features that come out
 * @param ops in order; none where the layer computes nothing, or where the loss computes it
 */
public record LoweredLayer(String name, String kind, int inputs, int outputs, List<Op> ops) {
    public LoweredLayer {
        ops = List.copyOf(ops);
    }

    /** Number of values that training changes. */
    public long trainedParameters() {
        return ops.stream().mapToLong(Op::trainedParameters).sum();
    }

    /** Number of values that are kept but not trained. */
    public long untrainedParameters() {
        return ops.stream().mapToLong(Op::untrainedParameters).sum();
    }
}
