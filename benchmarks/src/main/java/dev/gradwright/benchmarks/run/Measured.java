package dev.gradwright.benchmarks.run;

import java.util.List;

/**
 * What one process gave.
 *
 * @param figures of the iterations that count, at least one
 * @param settled whether the last warm-up iteration was already about as fast as those that count
 */
public record Measured(List<Double> figures, boolean settled) {
    private static final double TOLERANCE = 0.2;

    /** Figures that needed no warm-up. */
    public static Measured of(List<Double> figures) {
        return new Measured(figures, true);
    }

    /** The first {@code warmups} figures are warm-up: the last of them must lie within 20 % of the mean of those that count. */
    static Measured after(int warmups, List<Double> all) {
        List<Double> figures = List.copyOf(all.subList(warmups, all.size()));
        double mean = figures.stream().mapToDouble(d -> d).average().orElseThrow();
        return new Measured(figures, warmups == 0 || Math.abs(all.get(warmups - 1) - mean) <= TOLERANCE * mean);
    }
}
