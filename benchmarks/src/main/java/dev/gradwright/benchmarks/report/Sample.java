package dev.gradwright.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * The measurements of one contender in one case.
 *
 * @param rounds the figures of the iterations of each process, in microseconds or bytes
 */
public record Sample(List<List<Double>> rounds) {
    /** A single figure that does not vary. */
    public static Sample exactly(double value) {
        return new Sample(List.of(List.of(value)));
    }

    /** The median of all iterations of all processes. */
    @JsonIgnore
    public double median() {
        double[] sorted = rounds.stream()
                .flatMap(List::stream)
                .mapToDouble(d -> d)
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The mean of all iterations of all processes. */
    @JsonIgnore
    public double mean() {
        return rounds.stream()
                .flatMap(List::stream)
                .mapToDouble(d -> d)
                .average()
                .orElseThrow();
    }

    /** Their standard deviation; 0 of a single one. */
    @JsonIgnore
    public double deviation() {
        double mean = mean();
        long count = rounds.stream().mapToLong(List::size).sum();
        double squares = rounds.stream()
                .flatMap(List::stream)
                .mapToDouble(d -> (d - mean) * (d - mean))
                .sum();
        return count == 1 ? 0 : Math.sqrt(squares / (count - 1));
    }

    /** The smallest figure. */
    @JsonIgnore
    public double lowest() {
        return rounds.stream().flatMap(List::stream).mapToDouble(d -> d).min().orElseThrow();
    }

    /** The largest figure. */
    @JsonIgnore
    public double highest() {
        return rounds.stream().flatMap(List::stream).mapToDouble(d -> d).max().orElseThrow();
    }
}
