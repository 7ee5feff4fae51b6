package dev.gradwright.runtime.loss;

/** Keeps probabilities off 0 and 1, whose logarithms are not finite. The limits are floats, as in Keras. */
final class ProbabilityRange {
    private static final float LOW = 1e-7f;
    private static final float HIGH = (float) (1 - 1e-7);

    private ProbabilityRange() {}

    /** The nearest probability that is neither 0 nor 1; NaN stays NaN. */
    static double clip(double probability) {
        return Math.min(Math.max(probability, LOW), HIGH);
    }

    /** Whether {@link #clip} leaves it as it is; elsewhere its slope is 0. */
    static boolean contains(double probability) {
        return probability >= LOW && probability <= HIGH;
    }
}
