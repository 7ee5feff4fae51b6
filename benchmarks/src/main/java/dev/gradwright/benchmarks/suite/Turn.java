package dev.gradwright.benchmarks.suite;

import dev.gradwright.benchmarks.contender.Contender;
import dev.gradwright.benchmarks.run.Failure;
import java.util.List;

/**
 * A contender and how to measure it once, in a fresh process.
 *
 * @param note what a table adds to its name; may be empty
 */
record Turn(String contender, String note, Measurement measurement) {
    /** One measurement: the figures of its iterations. */
    @FunctionalInterface
    interface Measurement {
        List<Double> take() throws Failure;
    }

    static Turn of(Contender contender, Measurement measurement) {
        return new Turn(contender.label(), "", measurement);
    }
}
