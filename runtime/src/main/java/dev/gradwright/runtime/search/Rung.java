package dev.gradwright.runtime.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A stage of a search: the best trials of the stage before are trained on.
 *
 * @param trials number of trials
 * @param epochs until which they are trained, counted from the first epoch of the trial
 */
record Rung(int trials, int epochs) {
    /** All trials are trained to the end. */
    static List<Rung> randomSearch(int trials, int epochs) {
        return List.of(new Rung(trials, epochs));
    }

    /**
     * Successive halving (Jamieson and Talwalkar, 2016), with as many rungs as trials and epochs allow: each rung has
     * {@code factor} times fewer trials, rounded down, and the last one has {@code epochs} epochs. 27 trials, 27 epochs
     * and a factor of 3 give 27, 9, 3, 1 trials until epoch 1, 3, 9, 27.
     */
    static List<Rung> successiveHalving(int trials, int epochs, int factor) {
        List<Rung> rungs = new ArrayList<>();
        long divisor = 1;
        while (divisor * factor <= Math.min(trials, epochs)) {
            divisor *= factor;
        }
        for (long share = divisor; share >= 1; share /= factor) {
            rungs.add(new Rung((int) (trials / (divisor / share)), (int) (epochs / share)));
        }
        return List.copyOf(rungs);
    }
}
