package dev.gradwright.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Results as Markdown. */
public final class Report {
    private static final String HEAD = """
            # Results

            Written by `benchmarks/run`; [README.md](README.md) describes what is measured and how to read it. "Versus the first" is how many
            times as much a contender takes as the first one of its case; "of the limit" compares with what the machine could do at most while
            the case was measured.
            """;

    private Report() {}

    /** The section of a suite, with its heading. */
    public static String section(SuiteResult result) {
        Provenance from = result.provenance();
        StringBuilder text = new StringBuilder();
        text.append("\n## ")
                .append(result.suite())
                .append(", ")
                .append(from.jdk())
                .append("\n\n");
        text.append("`")
                .append(from.command())
                .append("`, ")
                .append(from.date())
                .append(", ")
                .append(from.effort());
        text.append(". ").append(from.machine()).append(". ");
        text.append(String.join(", ", from.versions())).append(".\n");
        for (Comparison comparison : result.comparisons()) {
            text.append("\n### ").append(comparison.title()).append("\n\n").append(MarkdownTable.of(comparison));
            text.append("\n");
            comparison.notes().forEach(note -> text.append(note).append("\n"));
        }
        result.charts().forEach(chart -> text.append("\n![](").append(chart).append(")\n"));
        return text.toString();
    }

    /** Writes all results to a file. */
    public static void write(List<SuiteResult> results, Path file) {
        StringBuilder text = new StringBuilder(HEAD);
        results.forEach(result -> text.append(section(result)));
        try {
            Files.writeString(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
