package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import java.util.List;
import java.util.Optional;

/**
 * An operation that runs as one, with the activation that alone reads it where it is a product.
 *
 * @param layer the layer of the operation
 * @param sources the values that it reads, in order, numbered as {@link FusedOps} does
 * @param epilogueLayer the name of the layer that declares the epilogue; the operation's where there is none
 */
record FusedOp(LoweredLayer layer, Op op, List<Integer> sources, Optional<Op.Activate> epilogue, String epilogueLayer) {
    static FusedOp of(LoweredLayer layer, Op op, List<Integer> sources) {
        return new FusedOp(layer, op, sources, Optional.empty(), layer.name());
    }

    /** Whether training changes its parameters. */
    boolean isTrained() {
        return op.isTrained() && !layer.isFrozen();
    }

    /** @param by the layer that declares the activation; another's would overwrite an output that is penalized */
    boolean takesEpilogue(LoweredLayer by) {
        return op instanceof Op.Dense && epilogue.isEmpty() && (!penalizesActivity() || by.equals(layer));
    }

    boolean penalizesActivity() {
        return op instanceof Op.Dense dense && dense.penalizesActivity();
    }

    FusedOp with(Op.Activate activate, String declaredBy) {
        return new FusedOp(layer, op, sources, Optional.of(activate), declaredBy);
    }

    /** Whether the backward pass reads what the activation takes. */
    boolean slopeNeedsInput() {
        return activation().map(Op.Activate::slopeNeedsInput).orElse(false);
    }

    private Optional<Op.Activate> activation() {
        return op instanceof Op.Activate activate ? Optional.of(activate) : epilogue;
    }

    /** Whether the backward pass reads what the operation computed. */
    boolean needsItsResult() {
        return penalizesActivity() || (activation().isPresent() && !slopeNeedsInput());
    }
}
