package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.lower.Program;
import java.util.List;
import java.util.Set;

/**
 * The plan of a network: forward through the layers in order, the loss, backward through them in reverse order, then
 * one update of all parameters in the order of their layers.
 *
 * @param input the batch
 * @param layers in order, one for each layer of the spec
 * @param output the value that the loss reads
 * @param outputLayer the name of the layer that computes the output, or of the last layer if the output is the input
 * @param outputGradient the gradient of {@code output}, which the loss writes
 * @param use which layers use which buffers
 * @param predictor the plan of the predictor
 */
public record Plan(
        Program program,
        Buffer input,
        List<LayerPlan> layers,
        Value output,
        String outputLayer,
        Buffer outputGradient,
        BufferUse use,
        PredictorPlan predictor) {
    public Plan {
        layers = List.copyOf(layers);
    }

    /** Whether training draws random numbers, so that predictions can be sampled. */
    public boolean isRandom() {
        return program.layers().stream().flatMap(layer -> layer.ops().stream()).anyMatch(Op::isRandom);
    }

    /** The buffers that a layer is the first to write, its result before its gradient. */
    public List<Buffer> buffersOf(String layer) {
        return List.copyOf(use.owned().getOrDefault(layer, Set.of()));
    }

    /** The names of the layers whose results or gradients are in a buffer, in order. */
    public List<String> usersOf(Buffer buffer) {
        return use.users().getOrDefault(buffer, List.of());
    }
}
