package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An operation of a predictor, where it is a dense layer with what its neighbours fold into it.
 *
 * @param sources the values that it reads, in order, numbered as {@link FoldedOps} does
 * @param normsBefore batch norms between its input and its weights, the nearest to the weights first
 * @param normsAfter batch norms between its weights and its activation, the nearest to the weights first
 * @param epilogueLayer the layer that declares the epilogue; the operation's where there is none
 */
record FoldedOp(
        LoweredLayer layer,
        Op op,
        List<Integer> sources,
        List<String> normsBefore,
        List<String> normsAfter,
        Optional<Op.Activate> epilogue,
        String epilogueLayer) {
    static FoldedOp of(LoweredLayer layer, Op op, List<Integer> sources, List<String> normsBefore) {
        return new FoldedOp(layer, op, sources, normsBefore, List.of(), Optional.empty(), layer.name());
    }

    /** Whether a norm or an activation can still go into it. */
    boolean isOpen() {
        return op instanceof Op.Dense && epilogue.isEmpty();
    }

    FoldedOp withNormAfter(String norm) {
        List<String> norms = new ArrayList<>(normsAfter);
        norms.add(norm);
        return new FoldedOp(layer, op, sources, normsBefore, List.copyOf(norms), epilogue, epilogueLayer);
    }

    FoldedOp with(Op.Activate activate, String declaredBy) {
        return new FoldedOp(layer, op, sources, normsBefore, normsAfter, Optional.of(activate), declaredBy);
    }

    /** Whether it may write over what it reads, of several the first or the second. */
    boolean worksInPlace() {
        return !(op instanceof Op.Dense || op instanceof Op.Concat);
    }
}
