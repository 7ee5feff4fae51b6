package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.InPlace;
import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An operation of a predictor. A product includes the batch norms that are folded into it and the activation that is
 * merged into it.
 *
 * @param sources the values that it reads, in order, numbered as {@link FoldedOps} does
 * @param normsBefore batch norms between its input and its weights, the nearest to the weights first
 * @param normsAfter batch norms between its weights and its activation, the nearest to the weights first
 */
record FoldedOp(
        LoweredLayer layer,
        Op op,
        List<Integer> sources,
        List<FoldedNorm> normsBefore,
        List<FoldedNorm> normsAfter,
        Optional<MergedActivation> activation) {
    static FoldedOp of(LoweredLayer layer, Op op, List<Integer> sources, List<FoldedNorm> normsBefore) {
        return new FoldedOp(layer, op, sources, normsBefore, List.of(), Optional.empty());
    }

    /** Whether a norm can still be folded into it, or an activation merged into it. */
    boolean isOpen() {
        return op.productRole().isProduct() && activation.isEmpty();
    }

    FoldedOp withNormAfter(FoldedNorm norm) {
        List<FoldedNorm> norms = new ArrayList<>(normsAfter);
        norms.add(norm);
        return new FoldedOp(layer, op, sources, normsBefore, List.copyOf(norms), activation);
    }

    FoldedOp with(MergedActivation activation) {
        return new FoldedOp(layer, op, sources, normsBefore, normsAfter, Optional.of(activation));
    }

    /** Whether it may overwrite its input; if it has several, the first or the second. */
    boolean mayOverwriteInput() {
        return op.inPlace() != InPlace.NEVER;
    }

    PredictorStep step(List<Buffer> ins, Buffer out) {
        return new PredictorStep(layer, op, ins, out, normsBefore, normsAfter, activation);
    }
}
