package dev.gradwright.samples.chapter11.report;

import java.util.List;
import java.util.Locale;

/** The same figure from several seeds. */
record Sample(List<Double> values) {
    /** A figure of some results. */
    static Sample of(Figure figure, List<Result> results) {
        return new Sample(
                results.stream().map(result -> figure.of(result.outcome())).toList());
    }

    double mean() {
        return values.stream().mapToDouble(value -> value).average().orElseThrow();
    }

    /** The standard deviation of a sample, divided by n − 1; NaN for a single value. */
    double deviation() {
        double mean = mean();
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.size() - 1));
    }

    /** As in {@code 0.8396 ± 0.0012}; without a deviation where there is but one value. */
    @Override
    public String toString() {
        return values.size() == 1
                ? String.format(Locale.ROOT, "%.4f", mean())
                : String.format(Locale.ROOT, "%.4f ± %.4f", mean(), deviation());
    }
}
