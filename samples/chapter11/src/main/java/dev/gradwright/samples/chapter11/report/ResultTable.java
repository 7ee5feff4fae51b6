package dev.gradwright.samples.chapter11.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Published and reproduced figures, two rows per experiment. */
public final class ResultTable {
    private final MarkdownTable table = new MarkdownTable(head());

    private ResultTable() {}

    /**
     * The results of the given experiments, in this order; experiments without results are omitted.
     *
     * @param results the results, in any order
     */
    public static String of(List<String> experiments, List<Result> results) {
        ResultTable table = new ResultTable();
        for (String experiment : experiments) {
            List<Result> own = results.stream()
                    .filter(result -> result.experiment().equals(experiment))
                    .toList();
            if (!own.isEmpty()) {
                table.add(experiment, own);
            }
        }
        return table.table.toString();
    }

    private static List<String> head() {
        List<String> head = new ArrayList<>(List.of("experiment", ""));
        figures().map(Figure::title).forEach(head::add);
        head.addAll(List.of("points", "seeds", "ms/step"));
        return head;
    }

    private void add(String experiment, List<Result> results) {
        Published published = Published.of(experiment).orElse(null);
        if (published != null) {
            List<String> line = new ArrayList<>(List.of(experiment, "published"));
            figures().map(figure -> text(published.figure(figure))).forEach(line::add);
            line.addAll(List.of("", "", ""));
            table.add(line);
        }
        List<String> line = new ArrayList<>(List.of(published == null ? experiment : "", "here"));
        figures().map(figure -> Sample.of(figure, results).toString()).forEach(line::add);
        line.add(
                published == null
                        ? ""
                        : points(Sample.of(Figure.VAL_ACCURACY, results), published.figure(Figure.VAL_ACCURACY)));
        line.add(results.stream().map(result -> String.valueOf(result.seed())).collect(Collectors.joining(", ")));
        line.add(String.format(Locale.ROOT, "%.2f", Result.leastMillis(results)));
        table.add(line);
    }

    private static Stream<Figure> figures() {
        return Stream.of(Figure.values());
    }

    private static String text(OptionalDouble figure) {
        return figure.isPresent() ? String.format(Locale.ROOT, "%.4f", figure.getAsDouble()) : "";
    }

    private static String points(Sample reproduced, OptionalDouble published) {
        return published.isPresent()
                ? String.format(Locale.ROOT, "%+.2f", 100 * (reproduced.mean() - published.getAsDouble()))
                : "";
    }
}
