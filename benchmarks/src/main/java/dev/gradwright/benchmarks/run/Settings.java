package dev.gradwright.benchmarks.run;

import java.nio.file.Path;

/**
 * What the command line said.
 *
 * @param directory {@code benchmarks/} itself
 * @param jdk home of the JDK that runs everything
 * @param output where the report, its results and its charts go
 */
public record Settings(Path directory, Path jdk, Effort effort, Path output) {
    /** The launcher. */
    public Path java() {
        return jdk.resolve("bin").resolve("java");
    }

    /** Where everything goes that the next build may delete. */
    public Path target() {
        return directory.resolve("target");
    }

    /** The report. */
    public Path report() {
        return output.resolve("RESULTS.md");
    }

    /** Where the results behind the report are kept, so that one suite can be run again and the others stay. */
    public Path results() {
        return output.resolve("results");
    }

    /** Where charts are drawn: beside the report. */
    public Path charts() {
        return output.resolve("charts");
    }

    /** What JMH and children printed. */
    public Path logs() {
        return target().resolve("logs");
    }
}
