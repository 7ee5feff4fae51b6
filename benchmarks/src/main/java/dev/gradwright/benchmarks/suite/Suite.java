package dev.gradwright.benchmarks.suite;

import dev.gradwright.benchmarks.report.Comparison;
import java.util.List;

/** A group of measurements that can be run separately. */
public interface Suite {
    /** The name on the command line. */
    String name();

    /** Runs the measurements; this can take long. */
    List<Comparison> run(Bench bench);

    /** Draws charts of the result of {@link #run}; returns their paths relative to the report. */
    default List<String> draw(Bench bench, List<Comparison> comparisons) {
        return List.of();
    }
}
