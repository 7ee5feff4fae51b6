package dev.gradwright.benchmarks.run;

import java.nio.file.Path;

/**
 * What the command line said.
 *
 * @param directory {@code benchmarks/} itself
 * @param jdk home of the JDK that runs everything
 */
public record Settings(Path directory, Path jdk, Effort effort) {
    /** The launcher. */
    public Path java() {
        return jdk.resolve("bin").resolve("java");
    }

    /** Where everything goes that the next build may delete. */
    public Path target() {
        return directory.resolve("target");
    }

    /** The report: brief figures never enter the file that is kept. */
    public Path report() {
        return effort.quick() ? target().resolve("RESULTS-quick.md") : directory.resolve("RESULTS.md");
    }

    /** Where the results behind the report are kept. Beside it, so that a suite can be rerun alone after a clean build. */
    public Path results() {
        return (effort.quick() ? target() : directory).resolve("results");
    }

    /** Where charts are drawn: beside the report. */
    public Path charts() {
        return (effort.quick() ? target() : directory).resolve("charts");
    }

    /** What JMH and children printed. */
    public Path logs() {
        return target().resolve("logs");
    }
}
