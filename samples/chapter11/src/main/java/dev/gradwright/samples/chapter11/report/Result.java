package dev.gradwright.samples.chapter11.report;

import dev.gradwright.samples.chapter11.experiment.Outcome;
import java.util.List;

/**
 * The result of one run of an experiment.
 *
 * @param experiment the name of the experiment
 * @param seed the seed of the run
 * @param epochs the number of epochs
 * @param outcome the outcome
 * @param finished the time of completion in UTC, ISO 8601 to the minute
 */
public record Result(
        String experiment, long seed, int epochs, Outcome outcome, Environment environment, String finished) {
    /** The time of a step in the fastest run, which other programs disturbed least. */
    static double leastMillis(List<Result> results) {
        return results.stream()
                .mapToDouble(result -> result.outcome().millisPerStep())
                .min()
                .orElseThrow();
    }
}
