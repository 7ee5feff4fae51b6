package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.Program;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a network runs: forward through the layers in order, the loss, backward through them in reverse, then one update of all
 * parameters in the order of their layers.
 *
 * @param input the batch that comes in
 * @param layers in order, one for each layer of the spec
 * @param output what the loss reads
 * @param outputGradient where the loss puts the gradient by {@code output}
 * @param predictor how the frozen copy predicts
 */
public record Plan(
        Program program,
        Buffer input,
        List<LayerPlan> layers,
        Value output,
        Buffer outputGradient,
        PredictorPlan predictor) {
    public Plan {
        layers = List.copyOf(layers);
    }

    /** Whether training draws random numbers, so that predictions can be sampled. */
    public boolean isRandom() {
        return layers.stream().anyMatch(LayerPlan.NoisePlan.class::isInstance);
    }

    /** The buffers that a layer is the first to write, its result before its gradient. */
    public List<Buffer> buffersOf(String layer) {
        return Stream.of(
                        layers.stream().flatMap(plan -> plan.preActivation().stream()),
                        layers.stream().flatMap(plan -> plan.result().stream()),
                        layers.stream().flatMap(plan -> plan.gradient().stream()),
                        layers.stream().flatMap(plan -> plan.shares().stream()),
                        Stream.of(outputGradient))
                .flatMap(buffers -> buffers)
                .filter(buffer -> buffer.owner().equals(layer))
                .distinct()
                .toList();
    }

    /** The names of the layers whose results lie in a buffer, or whose backward passes work in it, in order. */
    public List<String> usersOf(Buffer buffer) {
        return layers.stream()
                .filter(layer -> layer.result().equals(Optional.of(buffer))
                        || layer.gradient().equals(Optional.of(buffer)))
                .map(layer -> layer.layer().name())
                .toList();
    }
}
