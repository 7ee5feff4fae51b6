package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the gradients by the values of a graph lie. There is one wherever something trained comes before. An elementwise
 * operation that is the first to write the gradient by what it reads does so in place: both gradients lie in one buffer.
 */
final class Gradients {
    private final FusedOps ops;
    /** For each value, whether the operation that computes it, or anything before, is trained. */
    private final List<Boolean> trained = new ArrayList<>();
    /** For each value, where its gradient lies. */
    private final List<Optional<Buffer>> buffers = new ArrayList<>();
    /** Where products make gradients that are then added to others, by width. */
    private final Map<Integer, Buffer> shares = new HashMap<>();

    Gradients(FusedOps ops) {
        this.ops = ops;
        for (int op = 0; op < ops.size(); op++) {
            FusedOp fused = ops.get(op);
            trained.add(fused.isTrained() || fused.sources().stream().anyMatch(this::isTrained));
            buffers.add(isWanted(op) ? Optional.of(bufferFor(op)) : Optional.empty());
        }
    }

    private boolean isTrained(int value) {
        return value != Readers.INPUT && trained.get(value);
    }

    private boolean isWanted(int op) {
        return isTrained(op) && !isLeftToProduct(op);
    }

    /** Whether this is a batch norm with nothing trained before it, so that the product that alone reads it makes its gradients. */
    boolean isLeftToProduct(int op) {
        FusedOp fused = ops.get(op);
        return fused.op() instanceof Op.BatchNorm
                && fused.isTrained()
                && !isTrained(fused.sources().get(0))
                && ops.readers().isReadOnce(op)
                && isTrainedProduct(ops.readers().of(op).get(0));
    }

    private boolean isTrainedProduct(int op) {
        return op < ops.size()
                && ops.get(op).op() instanceof Op.Dense
                && ops.get(op).isTrained();
    }

    private Buffer bufferFor(int op) {
        FusedOp fused = ops.get(op);
        Buffer own = Buffer.gradient(fused.layer().name(), outputs(op));
        if (fused.op() instanceof Op.Dense) {
            return own;
        }
        int source = fused.sources().get(0);
        return ops.readers().isLast(op, source) ? of(source).orElse(own) : own;
    }

    private int outputs(int value) {
        return ops.get(value).op().outputs();
    }

    /** The buffer of the gradient by a value; empty where nobody needs it. */
    Optional<Buffer> of(int value) {
        return value == Readers.INPUT ? Optional.empty() : buffers.get(value);
    }

    /** Where the gradient by what an operation reads goes; empty where nobody needs it. */
    Optional<InputGradient> byInputOf(int op) {
        int source = ops.get(op).sources().get(0);
        return of(source)
                .map(buffer -> ops.readers().isLast(op, source)
                        ? InputGradient.in(buffer)
                        : new InputGradient(buffer, Optional.of(shareOf(op, source))));
    }

    private Buffer shareOf(int op, int source) {
        FusedOp fused = ops.get(op);
        return fused.op() instanceof Op.Dense
                ? shares.computeIfAbsent(
                        outputs(source), width -> Buffer.share(fused.layer().name(), width))
                : of(op).orElseThrow();
    }
}
