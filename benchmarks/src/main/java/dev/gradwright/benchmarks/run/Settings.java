package dev.gradwright.benchmarks.run;

import java.nio.file.Path;

/**
 * The settings from the command line.
 *
 * @param directory the directory {@code benchmarks/}
 * @param jdk the home of the JDK for all measurements
 * @param output the directory of the report, its results and its charts
 */
public record Settings(Path directory, Path jdk, Effort effort, Path output) {
    /** The Java launcher. */
    public Path java() {
        return jdk.resolve("bin").resolve("java");
    }

    /** The directory of files that the next build may delete. */
    public Path target() {
        return directory.resolve("target");
    }

    /** The path of the report. */
    public Path report() {
        return output.resolve("RESULTS.md");
    }

    /** The directory of the results behind the report, so that a suite can be run again without the others. */
    public Path results() {
        return output.resolve("results");
    }

    /** The directory of charts, next to the report. */
    public Path charts() {
        return output.resolve("charts");
    }

    /** The directory of the logs of JMH and child processes. */
    public Path logs() {
        return target().resolve("logs");
    }
}
