package dev.gradwright.processor.lower;

import dev.gradwright.dsl.ActivationFunction;
import java.util.Optional;

/** How a predictor derives a class from the outputs of a row; the constants are those of the runtime's enum. */
public enum Decision {
    /** The class is the index of the largest output. */
    LARGEST,
    /** The only output is compared with a threshold, although it is not a probability. */
    VALUE,
    /** Each output is the probability of its own label. */
    PROBABILITY,
    /** Each output is a score of a hinge loss. */
    SCORE,
    /** The two outputs are the probabilities of two classes. */
    SOFTMAX_PAIR;

    static Decision of(boolean takesScores, Optional<ActivationFunction> lastActivation, int outputs) {
        if (takesScores) {
            return SCORE;
        }
        ActivationFunction function = lastActivation.orElse(ActivationFunction.LINEAR);
        if (function == ActivationFunction.SIGMOID || function == ActivationFunction.HARD_SIGMOID) {
            return PROBABILITY;
        }
        if (function == ActivationFunction.SOFTMAX && outputs == 2) {
            return SOFTMAX_PAIR;
        }
        return outputs == 1 ? VALUE : LARGEST;
    }

    /** Whether a user can choose a threshold for it. */
    public boolean isAdjustable() {
        return this != LARGEST && this != VALUE;
    }

    /** The threshold unless {@code @Metrics} declares another; NaN if there is none. */
    public double defaultThreshold() {
        return switch (this) {
            case LARGEST, SOFTMAX_PAIR -> Double.NaN;
            case VALUE, PROBABILITY -> MetricsOp.DEFAULT_THRESHOLD;
            case SCORE -> 0;
        };
    }
}
