package dev.gradwright.benchmarks.report;

import dev.gradwright.benchmarks.limit.Limits;
import dev.gradwright.benchmarks.network.Work;
import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A comparison as a Markdown table whose columns are aligned in plain text. */
final class MarkdownTable {
    private static final String NONE = "—";

    private final Comparison comparison;
    private final List<List<String>> lines = new ArrayList<>();

    private MarkdownTable(Comparison comparison) {
        this.comparison = comparison;
    }

    static String of(Comparison comparison) {
        MarkdownTable table = new MarkdownTable(comparison);
        table.lines.add(
                comparison.unit() == Unit.SCORE
                        ? List.of("", "", "mean", "deviation", "versus the first", "")
                        : List.of("", "", "median", "min … max", "versus the first", "of the limit"));
        comparison.cases().forEach(table::add);
        return table.text();
    }

    private void add(Case measured) {
        Sample first = measured.entries().get(0).sample();
        String name = measured.name();
        for (Entry entry : measured.entries()) {
            lines.add(line(name, measured, entry, first));
            name = "";
        }
        Work work = measured.work();
        if (work != null) {
            lines.add(List.of("", "*" + limit(work, measured.limits()) + "*", limitFigure(work, measured), "", "", ""));
        }
    }

    private List<String> line(String name, Case measured, Entry entry, @Nullable Sample first) {
        Sample sample = entry.sample();
        String contender = entry.contender() + (entry.note().isEmpty() ? "" : " (" + entry.note() + ")");
        if (sample == null) {
            return List.of(name, contender, NONE, "", "", "");
        }
        if (comparison.unit() == Unit.SCORE) {
            String difference = first == null || first.equals(sample)
                    ? ""
                    : String.format(Locale.ROOT, "%+.4f", sample.mean() - first.mean());
            return List.of(
                    name, contender, Figures.score(sample.mean()), Figures.score(sample.deviation()), difference, "");
        }
        return List.of(
                name,
                contender,
                figure(measured, sample.median()),
                spread(measured, sample),
                first == null ? NONE : ratio(first, sample),
                share(measured, sample.median()));
    }

    /** The ratio of the figure of a contender to that of the first. */
    private static String ratio(Sample first, Sample sample) {
        if (first.equals(sample)) {
            return "1";
        }
        return first.median() < 1e-9 ? NONE : Figures.digits(sample.median() / first.median()) + " ×";
    }

    private String spread(Case measured, Sample sample) {
        if (sample.lowest() == sample.highest()) {
            return "";
        }
        return comparison.unit() == Unit.GIGAFLOPS || comparison.unit() == Unit.ROWS_PER_SECOND
                ? figure(measured, sample.highest()) + " … " + figure(measured, sample.lowest())
                : figure(measured, sample.lowest()) + " … " + figure(measured, sample.highest());
    }

    private String figure(Case measured, double value) {
        return switch (comparison.unit()) {
            case TIME -> Figures.time(value);
            case BYTES -> Figures.bytes(value);
            case ROWS_PER_SECOND -> Figures.rate(value);
            case SCORE -> Figures.score(value);
            case GIGAFLOPS -> {
                Work work = measured.work();
                yield work == null ? NONE : Figures.digits(work.flops() / value / 1000);
            }
        };
    }

    /** Uses the highest of the limits measured around the case. */
    private static String share(Case measured, double micros) {
        Work work = measured.work();
        return work == null ? NONE : Figures.percent(least(work, measured.limits()) / micros);
    }

    private static double least(Work work, List<Limits> limits) {
        return limits.stream().mapToDouble(limit -> limit.micros(work)).min().orElseThrow();
    }

    private String limitFigure(Work work, Case measured) {
        return figure(measured, least(work, measured.limits()));
    }

    private static String limit(Work work, List<Limits> limits) {
        Limits any = limits.get(0);
        boolean computing = work.flops() / any.gigaflops() >= work.bytes() / any.gigabytesPerSecond(work.bytes());
        DoubleSummaryStatistics rates = limits.stream()
                .mapToDouble(limit -> computing ? limit.gigaflops() : limit.gigabytesPerSecond(work.bytes()))
                .summaryStatistics();
        String range = Figures.digits(rates.getMin()) + " … " + Figures.digits(rates.getMax());
        return computing
                ? "limit: " + Figures.digits(work.flops() / 1e6) + " MFLOP at " + range + " GFLOP/s"
                : "limit: reading " + Figures.bytes(work.bytes()) + " at " + range + " GB/s";
    }

    private String text() {
        int columns = lines.get(0).size();
        List<Integer> widths = new ArrayList<>(Collections.nCopies(columns, 0));
        for (List<String> line : lines) {
            for (int column = 0; column < columns; column++) {
                widths.set(column, Math.max(widths.get(column), line.get(column).length()));
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            append(text, lines.get(i), widths);
            if (i == 0) {
                append(text, widths.stream().map("-"::repeat).toList(), widths);
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> line, List<Integer> widths) {
        text.append('|');
        for (int column = 0; column < widths.size(); column++) {
            String cell = line.get(column);
            text.append(' ')
                    .append(cell)
                    .append(" ".repeat(widths.get(column) - cell.length()))
                    .append(" |");
        }
        text.append('\n');
    }
}
