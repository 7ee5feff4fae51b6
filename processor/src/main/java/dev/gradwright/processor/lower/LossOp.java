package dev.gradwright.processor.lower;

import dev.gradwright.dsl.LossFunction;
import java.util.List;
import java.util.Optional;

/**
 * The loss of the last operation's output.
 *
 * @param parameters what the function takes, such as the label smoothing, in order
 * @param fused softmax or sigmoid that the loss applies by itself, from the logits, because together they are stable; empty
 *     where the loss takes the network's output as it is
 */
public record LossOp(LossFunction function, List<Attribute> parameters, Optional<FusedActivation> fused) {
    public LossOp {
        parameters = List.copyOf(parameters);
    }

    /**
     * An activation that the loss computes with.
     *
     * @param layer the layer that declares it
     */
    public record FusedActivation(String layer, Op.Activate op) {}
}
