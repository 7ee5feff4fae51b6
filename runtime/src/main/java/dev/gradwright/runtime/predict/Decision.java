package dev.gradwright.runtime.predict;

/** How a predictor derives a class from the outputs of a row. It depends on the loss and on the last activation. */
public enum Decision {
    /** The class is the index of the largest output. There is no threshold. */
    LARGEST(Float.NaN, "takes the largest of several outputs"),
    /**
     * The only output is not a probability, as in a regression: it is class 1 above the threshold of {@code @Metrics}.
     */
    VALUE(0.5f, "compares a value that is not a probability"),
    /** Each output is the probability of its own label. */
    PROBABILITY(0.5f, "compares a probability"),
    /** Each output is a score whose sign decides, as hinge losses train it. */
    SCORE(0, "compares a score"),
    /**
     * The two outputs are the probabilities of two classes. The larger decides, or the second one alone if a threshold
     * is chosen.
     */
    SOFTMAX_PAIR(Float.NaN, "compares the probability of the second class");

    private final float defaultThreshold;
    private final String rule;

    Decision(float defaultThreshold, String rule) {
        this.defaultThreshold = defaultThreshold;
        this.rule = rule;
    }

    /** The threshold unless another is declared or chosen; NaN if there is none. */
    float defaultThreshold() {
        return defaultThreshold;
    }

    /** Whether every output is compared with the threshold by itself. */
    boolean isByOutput() {
        return this == PROBABILITY || this == SCORE;
    }

    /** The output that decides between two classes, given a threshold; −1 if the largest of all outputs decides. */
    int decisiveOutput(int outputs, float threshold) {
        if (this == SOFTMAX_PAIR && !Float.isNaN(threshold)) {
            return 1;
        }
        return outputs == 1 ? 0 : -1;
    }

    /** Whether a user can choose the threshold. */
    boolean isAdjustable() {
        return this != LARGEST && this != VALUE;
    }

    /**
     * Requires that a user can choose the threshold.
     *
     * @throws IllegalStateException if not
     */
    void requireAdjustable() {
        if (!isAdjustable()) {
            throw new IllegalStateException("no threshold can be chosen, because classify " + rule
                    + "; a threshold needs a sigmoid, a softmax of 2 units or a hinge loss");
        }
    }

    /**
     * Requires a valid threshold.
     *
     * @throws IllegalArgumentException if it is not finite, or is to be a probability and is none
     */
    void requireThreshold(float threshold) {
        if (this == SCORE && !Float.isFinite(threshold)) {
            throw new IllegalArgumentException("threshold must be finite, but is " + threshold);
        }
        if (this != SCORE && !(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be a probability, from 0 to 1, but is " + threshold);
        }
    }
}
