package dev.gradwright.runtime.loss;

/** Keeps probabilities away from 0 and 1, so that logarithms are finite. The limits are floats, as in Keras. */
final class ProbabilityRange {
    private static final float LOW = 1e-7f;
    private static final float HIGH = (float) (1 - 1e-7);

    private ProbabilityRange() {}

    /** Clips a probability; NaN stays NaN. */
    static double clip(double probability) {
        return Math.min(Math.max(probability, LOW), HIGH);
    }

    /** Whether {@link #clip} does not change it; if it does, the derivative is 0. */
    static boolean contains(double probability) {
        return probability >= LOW && probability <= HIGH;
    }
}
