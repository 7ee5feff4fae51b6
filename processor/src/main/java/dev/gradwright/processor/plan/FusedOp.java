package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.lower.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An operation that runs as one, with the activation directly after it where it is a product.
 *
 * @param layer the layer of the operation
 * @param epilogueLayer the name of the layer that declares the epilogue; the operation's where there is none
 */
record FusedOp(LoweredLayer layer, Op op, Optional<Op.Activate> epilogue, String epilogueLayer) {
    /** The operations of a program in order, activations joined with the products before them. */
    static List<FusedOp> of(Program program) {
        List<FusedOp> fused = new ArrayList<>();
        for (LoweredLayer layer : program.layers()) {
            for (Op op : layer.ops()) {
                append(fused, layer, op);
            }
        }
        return fused;
    }

    private static void append(List<FusedOp> fused, LoweredLayer layer, Op op) {
        int last = fused.size() - 1;
        if (op instanceof Op.Activate activate && last >= 0 && fused.get(last).takesEpilogue(layer)) {
            FusedOp product = fused.get(last);
            fused.set(last, new FusedOp(product.layer, product.op, Optional.of(activate), layer.name()));
        } else {
            fused.add(new FusedOp(layer, op, Optional.empty(), layer.name()));
        }
    }

    /** An activation declared by another layer would overwrite an output that is penalized. */
    private boolean takesEpilogue(LoweredLayer of) {
        return op instanceof Op.Dense && epilogue.isEmpty() && (!penalizesActivity() || of.equals(layer));
    }

    private boolean penalizesActivity() {
        return op instanceof Op.Dense dense && dense.penalizesActivity();
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
