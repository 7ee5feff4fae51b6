package dev.gradwright.processor.cost;

import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.lower.TrainingOp;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.LayerPlan;
import dev.gradwright.processor.plan.LayerPlan.Active;
import dev.gradwright.processor.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The cost of a network.
 *
 * <p>Memory is what a network holds to be trained: the floats of all parameters with their gradients and optimizer
 * state, the buffers for a batch, which layers share, and scratch of fixed size. Not counted are what depends on the
 * kernel tier and the machine (padding, alignment, scratch within kernels, headers of objects), numbers in double
 * precision such as the sums of metrics, the exact AUC's copy of all predictions, the data of the caller, and the
 * accumulator of steps of several batches, which belongs to the trainer.
 *
 * @param layers one for each layer of the spec, in order
 * @param steps what a training step does, in order
 * @param buffers all memory that grows with the batch, in the order of the first use
 * @param isStateKnown false for a custom optimizer: the compiler does not know how many values its rule keeps for each
 *     weight, and counts none
 */
public record Cost(List<LayerCost> layers, List<Step> steps, List<BufferCost> buffers, boolean isStateKnown) {
    private static final int FLOAT_BYTES = 4;

    public Cost {
        layers = List.copyOf(layers);
        steps = List.copyOf(steps);
        buffers = List.copyOf(buffers);
    }

    /** The cost of a plan. */
    public static Cost of(Plan plan) {
        Timeline timeline = Timeline.of(plan);
        List<LayerCost> layers = new ArrayList<>();
        for (LayerPlan layer : plan.layers()) {
            layers.add(costOf(layer, plan));
        }
        TrainingOp training = plan.program().training();
        return new Cost(
                layers, timeline.steps(), timeline.buffers(), training.slots().isPresent());
    }

    private static LayerCost costOf(LayerPlan plan, Plan network) {
        LoweredLayer layer = plan.layer();
        long trained = layer.trainedParameters();
        return new LayerCost(
                layer,
                trained + layer.untrainedParameters(),
                trained,
                trained * valuesForEachWeight(network.program().training()),
                plan.active().map(Cost::scratch).orElse(0L),
                network.buffersOf(layer.name()).stream()
                        .mapToLong(Buffer::floats)
                        .sum(),
                plan.active().map(Cost::multiplyAdds).orElse(0L),
                plan.active().map(Cost::backwardMultiplyAdds).orElse(0L));
    }

    private static int valuesForEachWeight(TrainingOp training) {
        return training.slots().orElse(0) + (training.averaging() == 0 ? 0 : 1);
    }

    private static long scratch(Active plan) {
        return plan.op().scratch(plan.layer().isFrozen(), plan.gradient().isPresent());
    }

    /** Each member of an ensemble has a row of its own. */
    private static long multiplyAdds(Active plan) {
        Op op = plan.op();
        return op.productRole().isProduct() ? (long) plan.layer().members() * op.inputs() * op.outputs() : 0;
    }

    private static long backwardMultiplyAdds(Active plan) {
        if (plan.gradient().isEmpty()) {
            return 0;
        }
        int gradients = (plan.layer().isFrozen() ? 0 : 1) + (plan.dx().isPresent() ? 1 : 0);
        return gradients * multiplyAdds(plan);
    }

    static long bytes(long floats) {
        return floats * FLOAT_BYTES;
    }

    /** Number of weights and statistics. */
    public long parameters() {
        return sum(LayerCost::parameters);
    }

    /** Bytes of the weights and statistics. */
    public long parameterBytes() {
        return bytes(parameters());
    }

    /** Bytes of the gradients of the parameters. */
    public long gradientBytes() {
        return bytes(sum(LayerCost::gradients));
    }

    /** Bytes of the optimizer state and of the moving averages of the weights. */
    public long optimizerBytes() {
        return bytes(sum(LayerCost::optimizerState));
    }

    /** Bytes of the scratch that does not depend on the batch. */
    public long scratchBytes() {
        return bytes(sum(LayerCost::scratch));
    }

    /**
     * Bytes of all buffers: activations and their gradients, after sharing.
     *
     * @param rows of a batch
     */
    public long bufferBytes(long rows) {
        return buffers.stream().mapToLong(buffer -> buffer.bytes(rows)).sum();
    }

    /**
     * Bytes of everything that training holds.
     *
     * @param rows of a batch
     */
    public long trainingBytes(long rows) {
        return parameterBytes() + gradientBytes() + optimizerBytes() + scratchBytes() + bufferBytes(rows);
    }

    /** Multiply-adds of the prediction of one row, which are those of the forward pass. */
    public long multiplyAdds() {
        return sum(LayerCost::multiplyAdds);
    }

    /** Multiply-adds of the backward pass, for each row. */
    public long backwardMultiplyAdds() {
        return sum(LayerCost::backwardMultiplyAdds);
    }

    private long sum(ToLongFunction<LayerCost> part) {
        return layers.stream().mapToLong(part).sum();
    }
}
