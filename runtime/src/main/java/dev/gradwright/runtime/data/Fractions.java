package dev.gradwright.runtime.data;

import java.util.Arrays;
import java.util.Objects;

/** Fractions of rows. */
final class Fractions {
    private static final double TOLERANCE = 1e-6;

    private Fractions() {}

    /** Equal fractions. */
    static double[] equal(int parts) {
        double[] fractions = new double[parts];
        Arrays.fill(fractions, 1.0 / parts);
        return fractions;
    }

    /**
     * Requires fractions greater than 0 that add up to 1.
     *
     * @throws IllegalArgumentException if they do not
     */
    static void require(double... fractions) {
        Objects.requireNonNull(fractions, "fractions must not be null");
        double sum = Arrays.stream(fractions).sum();
        if (!(Math.abs(sum - 1) < TOLERANCE)) {
            throw new IllegalArgumentException(
                    "the fractions must add up to 1, but " + Arrays.toString(fractions) + " add up to " + sum);
        }
        if (Arrays.stream(fractions).anyMatch(fraction -> !(fraction > 0))) {
            throw new IllegalArgumentException(
                    "the fractions must be greater than 0, but are " + Arrays.toString(fractions));
        }
    }

    /** The rows of contiguous parts; boundaries are rounded to the nearest row. */
    static int[] counts(int rows, double... fractions) {
        require(fractions);
        int[] counts = new int[fractions.length];
        double fraction = 0;
        int from = 0;
        for (int part = 0; part < counts.length; part++) {
            fraction += fractions[part];
            int to = part == counts.length - 1 ? rows : (int) Math.min(rows, Math.round(fraction * rows));
            counts[part] = to - from;
            from = to;
        }
        return counts;
    }
}
