package dev.gradwright.dsl;

/** The shape of a 1cycle schedule. */
public enum OneCycleForm {
    /**
     * Three straight lines: up from max/10 to the maximum over 45 % of the steps, back down over the next 45 %, and
     * over the last 10 % further down to a thousandth of the start. The momentum falls from 0.95 to 0.85 and rises
     * again.
     */
    TRIANGULAR,
    /**
     * Half cosines, as in PyTorch: up from max/25 over the first 30 % of the steps, then down to 10⁻⁴ times the start.
     * The momentum falls from 0.95 to 0.85 and rises again.
     */
    COSINE_ANNEALING
}
