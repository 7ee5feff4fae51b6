package dev.gradwright.runtime.train;

import java.util.ArrayList;
import java.util.List;

/** The text of a history: a column for each recorded value and a line for each epoch shown. */
final class HistoryTable {
    /** Number of epochs that are shown at the start and at the end of a long training. */
    private static final int SHOWN = 5;

    private static final String GAP = "  ";

    private final List<String> names;
    private final List<EpochLog> shown;
    private final int best;
    private final String remark;

    private HistoryTable(List<String> names, List<EpochLog> shown, int best, String remark) {
        this.names = names;
        this.shown = shown;
        this.best = best;
        this.remark = remark;
    }

    /**
     * The table, with a mark at the best epoch.
     *
     * @param names of the values of each epoch, in order
     * @param restoredEpoch the epoch whose parameters were restored; 0 for none
     */
    static String of(List<String> names, List<EpochLog> logs, int restoredEpoch) {
        String judge = names.contains("val_loss") ? "val_loss" : "loss";
        int best = restoredEpoch > 0 ? restoredEpoch : lowest(judge, logs);
        List<EpochLog> shown = logs.stream()
                .filter(log -> logs.size() <= 2 * SHOWN + 1
                        || log.epoch() <= SHOWN
                        || log.epoch() > logs.size() - SHOWN
                        || log.epoch() == best)
                .toList();
        return new HistoryTable(names, shown, best, restoredEpoch > 0 ? "restored" : "lowest " + judge).text();
    }

    /** The epoch whose value is lowest; 0 if all are NaN. */
    private static int lowest(String name, List<EpochLog> logs) {
        int lowest = 0;
        for (EpochLog log : logs) {
            if (!Float.isNaN(log.value(name))
                    && (lowest == 0 || log.value(name) < logs.get(lowest - 1).value(name))) {
                lowest = log.epoch();
            }
        }
        return lowest;
    }

    private String text() {
        List<String> lines = linesOfEpochs();
        for (String name : names) {
            append(name, lines);
        }
        List<String> table = new ArrayList<>(List.of(lines.get(0)));
        int last = 0;
        for (int i = 0; i < shown.size(); i++) {
            int epoch = shown.get(i).epoch();
            if (epoch > last + 1) {
                table.add("    …");
            }
            table.add(lines.get(i + 1) + (epoch == best ? GAP + remark : ""));
            last = epoch;
        }
        return String.join("\n", table);
    }

    /** A header and the numbers of the epochs. */
    private List<String> linesOfEpochs() {
        List<String> column = new ArrayList<>(List.of("epoch"));
        shown.forEach(log -> column.add(Integer.toString(log.epoch())));
        return aligned(column);
    }

    private void append(String name, List<String> lines) {
        List<String> column = new ArrayList<>(List.of(name));
        shown.forEach(log -> column.add(Numbers.text(log.value(name))));
        List<String> aligned = aligned(column);
        lines.replaceAll(line -> line + GAP + aligned.remove(0));
    }

    /** The texts, right-aligned. */
    private static List<String> aligned(List<String> column) {
        int width = column.stream().mapToInt(String::length).max().orElseThrow();
        List<String> aligned = new ArrayList<>();
        column.forEach(text -> aligned.add(" ".repeat(width - text.length()) + text));
        return aligned;
    }
}
