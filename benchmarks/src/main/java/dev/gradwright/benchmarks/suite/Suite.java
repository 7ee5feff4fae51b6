package dev.gradwright.benchmarks.suite;

import dev.gradwright.benchmarks.report.Comparison;
import java.util.List;

/** Something to be measured on its own. */
public interface Suite {
    /** What the command line calls it. */
    String name();

    /** Measures; this can take long. */
    List<Comparison> run(Bench bench);

    /** Draws charts of what {@link #run} gave; returns their paths from the report. */
    default List<String> draw(Bench bench, List<Comparison> comparisons) {
        return List.of();
    }
}
