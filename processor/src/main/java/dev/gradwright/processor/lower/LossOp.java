package dev.gradwright.processor.lower;

import dev.gradwright.dsl.LossFunction;
import java.util.List;
import java.util.Optional;

/**
 * The loss of the last operation's output.
 *
 * @param parameters the parameters of the function, such as label smoothing, in order
 * @param fused the softmax or sigmoid that is fused with the loss for numerical stability; empty if the loss takes the
 *     network's output as it is
 */
public record LossOp(LossFunction function, List<Attribute> parameters, Optional<FusedActivation> fused) {
    public LossOp {
        parameters = List.copyOf(parameters);
    }

    /**
     * An activation that is fused with the loss.
     *
     * @param layer the layer that declares it
     */
    public record FusedActivation(String layer, Op.Activate op) {}
}
