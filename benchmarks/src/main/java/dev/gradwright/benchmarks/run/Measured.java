package dev.gradwright.benchmarks.run;

import java.util.List;

/**
 * The measurements of one process.
 *
 * @param figures the figures of the measured iterations, at least one
 * @param settled whether the last warm-up iteration was about as fast as the measured ones
 */
public record Measured(List<Double> figures, boolean settled) {
    private static final double TOLERANCE = 0.2;

    /** Figures without warm-up. */
    public static Measured of(List<Double> figures) {
        return new Measured(figures, true);
    }

    /**
     * The first {@code warmups} figures are warm-up. It has settled if the last of them is within 20 % of the mean of
     * the measured ones.
     */
    static Measured after(int warmups, List<Double> all) {
        List<Double> figures = List.copyOf(all.subList(warmups, all.size()));
        double mean = figures.stream().mapToDouble(d -> d).average().orElseThrow();
        return new Measured(figures, warmups == 0 || Math.abs(all.get(warmups - 1) - mean) <= TOLERANCE * mean);
    }
}
