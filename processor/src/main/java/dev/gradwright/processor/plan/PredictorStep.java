package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import java.util.List;
import java.util.Optional;

/**
 * One step of a predictor.
 *
 * @param layer the layer that the step is named after
 * @param ins its inputs, in order
 * @param out its output; it may be an input
 * @param normsBefore batch norms between the input of a product and its weights, the nearest to the weights first
 * @param normsAfter batch norms between the weights of a product and its activation, the nearest to the weights first
 * @param activation the activation that is merged into a product
 */
public record PredictorStep(
        LoweredLayer layer,
        Op op,
        List<Buffer> ins,
        Buffer out,
        List<FoldedNorm> normsBefore,
        List<FoldedNorm> normsAfter,
        Optional<MergedActivation> activation) {
    public PredictorStep {
        ins = List.copyOf(ins);
        normsBefore = List.copyOf(normsBefore);
        normsAfter = List.copyOf(normsAfter);
    }

    /** Whether it overwrites an input. */
    public boolean isInPlace() {
        return ins.contains(out);
    }

    /** Whether the predictor packs weights for it. */
    public boolean hasWeights() {
        return !op.parameters().isEmpty();
    }
}
