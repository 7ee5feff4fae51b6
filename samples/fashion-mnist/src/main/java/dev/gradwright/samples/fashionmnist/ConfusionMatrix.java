package dev.gradwright.samples.fashionmnist;

import java.util.Arrays;
import java.util.Locale;

/** Counts for each true class what it was taken for. */
final class ConfusionMatrix {
    private final int[][] counts = new int[Garment.count()][Garment.count()];

    /** Counts one picture. */
    void add(Garment actual, Garment predicted) {
        counts[actual.ordinal()][predicted.ordinal()]++;
    }

    /** A table: one line for each true class, one column for each predicted one, and the share that was recognised. */
    String table() {
        StringBuilder table = new StringBuilder("true \\ taken");
        for (Garment predicted : Garment.values()) {
            table.append(String.format(Locale.ROOT, "%6s", predicted.abbreviation()));
        }
        table.append("  right\n");
        for (Garment actual : Garment.values()) {
            appendRow(table, actual);
        }
        return table.toString();
    }

    private void appendRow(StringBuilder table, Garment actual) {
        int[] row = counts[actual.ordinal()];
        table.append(String.format(Locale.ROOT, "%-12s", actual.title()));
        for (int count : row) {
            table.append(String.format(Locale.ROOT, "%6d", count));
        }
        table.append(share(row[actual.ordinal()], Arrays.stream(row).sum())).append('\n');
    }

    private static String share(int part, int total) {
        return total == 0 ? "      -" : String.format(Locale.ROOT, "%6.1f%%", 100.0 * part / total);
    }
}
