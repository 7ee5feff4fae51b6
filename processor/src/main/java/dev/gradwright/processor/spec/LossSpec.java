package dev.gradwright.processor.spec;

import dev.gradwright.dsl.LossFunction;

/** {@code @Loss}. */
public record LossSpec(
        Origin origin, Valued<LossFunction> function, Valued<Double> labelSmoothing, Valued<Double> delta) {
    /** Whether a loss takes scores, of which those above 0 predict the positive class. */
    public static boolean takesScores(LossFunction loss) {
        return loss == LossFunction.HINGE || loss == LossFunction.SQUARED_HINGE;
    }
}
