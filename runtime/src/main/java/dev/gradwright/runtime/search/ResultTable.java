package dev.gradwright.runtime.search;

import dev.gradwright.runtime.graph.Attributes;
import dev.gradwright.runtime.search.TrialResult.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The results of a search as text, in columns. */
final class ResultTable {
    private static final String GAP = "  ";

    private final String monitor;
    private final List<TrialResult> trials;
    private final boolean isComplete;

    ResultTable(String monitor, List<TrialResult> trials, boolean isComplete) {
        this.monitor = monitor;
        this.trials = trials;
        this.isComplete = isComplete;
    }

    String text() {
        List<List<String>> lines = new ArrayList<>(List.of(header()));
        for (TrialResult result : trials) {
            if (result.status() != Status.NOT_TRIED) {
                lines.add(line(lines.size(), result));
            }
        }
        List<Integer> widths = IntStream.range(0, lines.get(0).size())
                .mapToObj(column -> widest(lines, column))
                .toList();
        String table = lines.stream().map(line -> aligned(line, widths)).collect(Collectors.joining("\n"));
        return isComplete ? table : table + "\n" + leftUndone();
    }

    private List<String> header() {
        List<String> names = new ArrayList<>(List.of("rank", "trial", "epochs", monitor));
        names.addAll(trials.get(0).trial().values().keySet());
        names.addAll(List.of("batchSize", "seconds"));
        return names;
    }

    private static List<String> line(int rank, TrialResult result) {
        Trial trial = result.trial();
        List<String> cells = new ArrayList<>();
        cells.add(String.valueOf(rank));
        cells.add(String.valueOf(trial.number()));
        cells.add(String.valueOf(result.epochs()));
        cells.add(result.status() == Status.DIVERGED ? "diverged" : String.format(Locale.ROOT, "%.4g", result.value()));
        trial.values().values().forEach(value -> cells.add(Attributes.text(value)));
        cells.add(String.valueOf(trial.batchSize()));
        cells.add(String.format(Locale.ROOT, "%.1f", result.seconds()));
        return cells;
    }

    private static int widest(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }

    private static String aligned(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column ->
                        " ".repeat(widths.get(column) - cells.get(column).length()) + cells.get(column))
                .collect(Collectors.joining(GAP));
    }

    private String leftUndone() {
        List<String> parts = new ArrayList<>();
        addCount(parts, Status.NOT_TRIED, "not tried");
        addCount(parts, Status.STOPPED, "stopped before the planned epoch");
        return "The budget was spent"
                + (parts.isEmpty()
                        ? " before the best trials were trained on."
                        : ": " + String.join("; ", parts) + ".");
    }

    private void addCount(List<String> parts, Status status, String what) {
        String numbers = trials.stream()
                .filter(result -> result.status() == status)
                .map(result -> String.valueOf(result.trial().number()))
                .collect(Collectors.joining(", "));
        if (!numbers.isEmpty()) {
            parts.add((numbers.contains(",") ? "trials " : "trial ") + numbers + " " + what);
        }
    }
}
