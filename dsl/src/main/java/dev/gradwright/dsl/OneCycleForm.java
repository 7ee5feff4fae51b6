package dev.gradwright.dsl;

/** The shape of a 1cycle schedule. */
public enum OneCycleForm {
    /**
     * Straight lines: up from a tenth of the maximum over the first half, back down over the second, and in the last tenth of
     * the steps on down to a thousandth of the start. The momentum mirrors it between 0.95 and 0.85.
     */
    TRIANGULAR,
    /** Cosines, as in PyTorch: up from max/25 over the first 30 % of the steps, then down to a 10⁻⁴ of the start. */
    COSINE_ANNEALING
}
