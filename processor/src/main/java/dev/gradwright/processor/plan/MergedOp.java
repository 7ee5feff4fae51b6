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
 * @param sources the values that it reads, in order, numbered as {@link MergedOps} does
 * @param activation the activation that is merged into a product
 */
record MergedOp(LoweredLayer layer, Op op, List<Integer> sources, Optional<MergedActivation> activation) {
    static MergedOp of(LoweredLayer layer, Op op, List<Integer> sources) {
        return new MergedOp(layer, op, sources, Optional.empty());
    }

    /** Whether training changes its parameters. */
    boolean isTrained() {
        return op.isTrained() && !layer.isFrozen();
    }

    boolean isProduct() {
        return op.productRole().isProduct();
    }

    /** Whether its kernel for the gradient of the weights can also compute those of a norm before it. */
    boolean takesGradientsOfNorm() {
        return isProduct() && isTrained() && op.members() == 1;
    }

    boolean isNorm() {
        return op.productRole().isNorm();
    }

    /**
     * Whether an activation can be merged into it. If its output is penalized, an activation of another layer would
     * overwrite that.
     *
     * @param by the layer that declares the activation
     */
    boolean takesActivation(LoweredLayer by) {
        return isProduct() && activation.isEmpty() && (!op.penalizesActivity() || by.equals(layer));
    }

    MergedOp with(MergedActivation activation) {
        return new MergedOp(layer, op, sources, Optional.of(activation));
    }

    InputGradients inputGradients() {
        return op.backward().inputGradients();
    }

    /** Whether the backward pass reads the result of the product before its activation. */
    boolean readsPreActivation() {
        return readsOfActivation().filter(Reads.INPUT::equals).isPresent();
    }

    /** Whether the backward pass reads the output of the operation. */
    boolean readsOutput() {
        return readsOfActivation().orElse(op.backward().reads()) == Reads.OUTPUT;
    }

    private Optional<Reads> readsOfActivation() {
        return activation.map(MergedActivation::op).map(Op::backward).map(BackwardPass::reads);
    }

    /** Whether the backward pass can leave the gradient of the output unchanged. */
    boolean keepsOutputGradient() {
        return activation.isEmpty() && op.backward().keepsOutputGradient();
    }
}
