package dev.gradwright.samples.chapter11.report;

import java.util.List;
import java.util.Locale;

/** The values of a figure for several seeds. */
record Sample(List<Double> values) {
    /** The values of a figure in some results. */
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

    /** For example {@code 0.8396 ± 0.0012}; without the deviation if there is only one value. */
    @Override
    public String toString() {
        return values.size() == 1
                ? String.format(Locale.ROOT, "%.4f", mean())
                : String.format(Locale.ROOT, "%.4f ± %.4f", mean(), deviation());
    }
}
