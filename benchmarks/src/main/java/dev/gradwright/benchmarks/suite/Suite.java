package dev.gradwright.benchmarks.suite;

import dev.gradwright.benchmarks.report.Comparison;
import java.util.List;

/** Something to be measured on its own. */
public interface Suite {
    /** What the command line calls it. */
    String name();

    /** Measures; this can take long. */
    List<Comparison> run(Bench bench);

    /** Charts that {@link #run} drew, as paths below {@code benchmarks/}. */
    default List<String> charts() {
        return List.of();
    }
}
