package dev.gradwright.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What was measured of one contender in one case.
 *
 * @param rounds for each fresh process the figures of its iterations, in microseconds or bytes
 */
public record Sample(List<List<Double>> rounds) {
    /** One figure that does not vary. */
    public static Sample exactly(double value) {
        return new Sample(List.of(List.of(value)));
    }

    /** Over all iterations of all processes. */
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

    /** The least figure. */
    @JsonIgnore
    public double lowest() {
        return rounds.stream().flatMap(List::stream).mapToDouble(d -> d).min().orElseThrow();
    }

    /** The greatest figure. */
    @JsonIgnore
    public double highest() {
        return rounds.stream().flatMap(List::stream).mapToDouble(d -> d).max().orElseThrow();
    }
}
