package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.BackwardPass;
import dev.gradwright.processor.lower.BackwardPass.InputGradients;
import dev.gradwright.processor.lower.BackwardPass.Reads;
import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import java.util.List;
import java.util.Optional;

/**
 * An operation of a training pass. A product includes its activation if that is its only reader.
 *
 * @param layer the layer of the operation
 * @param sources the values that it reads, in order, numbered as {@link FusedOps} does
 */
record FusedOp(LoweredLayer layer, Op op, List<Integer> sources, Optional<Epilogue> epilogue) {
    static FusedOp of(LoweredLayer layer, Op op, List<Integer> sources) {
        return new FusedOp(layer, op, sources, Optional.empty());
    }

    /** Whether training changes its parameters. */
    boolean isTrained() {
        return op.isTrained() && !layer.isFrozen();
    }

    boolean isProduct() {
        return op.fusion().isProduct();
    }

    boolean isNorm() {
        return op.fusion().isNorm();
    }

    /** @param by the layer that declares the activation: one of another layer would overwrite a penalized output */
    boolean takesEpilogue(LoweredLayer by) {
        return isProduct() && epilogue.isEmpty() && (!op.penalizesActivity() || by.equals(layer));
    }

    FusedOp with(Epilogue activation) {
        return new FusedOp(layer, op, sources, Optional.of(activation));
    }

    InputGradients inputGradients() {
        return op.backward().inputGradients();
    }

    /** Whether the backward pass reads the result of the product before its activation. */
    boolean readsPreActivation() {
        return readsOfEpilogue().filter(Reads.INPUT::equals).isPresent();
    }

    /** Whether the backward pass reads the output of the operation. */
    boolean readsOutput() {
        return readsOfEpilogue().orElse(op.backward().reads()) == Reads.OUTPUT;
    }

    private Optional<Reads> readsOfEpilogue() {
        return epilogue.map(Epilogue::op).map(Op::backward).map(BackwardPass::reads);
    }

    /** Whether the backward pass can leave the gradient by the output unchanged. */
    boolean keepsOutputGradient() {
        return epilogue.isEmpty() && op.backward().keepsOutputGradient();
    }
}
