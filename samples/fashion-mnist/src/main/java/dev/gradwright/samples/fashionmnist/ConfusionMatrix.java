package dev.gradwright.samples.fashionmnist;

import dev.gradwright.samples.data.Garment;
import java.util.Arrays;
import java.util.Locale;

/** Counts the predicted classes of the pictures of each class. Classes are given by their labels. */
final class ConfusionMatrix {
    private final int[][] counts = new int[Garment.count()][Garment.count()];

    /** Counts one picture. */
    void add(int actual, int predicted) {
        counts[actual][predicted]++;
    }

    /** A table with a row per true class, a column per predicted class, and the fraction classified correctly. */
    String table() {
        StringBuilder table = new StringBuilder("true \\ taken");
        for (Garment predicted : Garment.values()) {
            table.append(String.format(Locale.ROOT, "%6s", predicted.abbreviation()));
        }
        table.append("  right\n");
        for (int actual = 0; actual < counts.length; actual++) {
            appendRow(table, actual);
        }
        return table.toString();
    }

    private void appendRow(StringBuilder table, int actual) {
        int[] row = counts[actual];
        table.append(String.format(Locale.ROOT, "%-12s", Garment.of(actual).title()));
        for (int count : row) {
            table.append(String.format(Locale.ROOT, "%6d", count));
        }
        table.append(share(row[actual], Arrays.stream(row).sum())).append('\n');
    }

    private static String share(int part, int total) {
        return total == 0 ? "      -" : String.format(Locale.ROOT, "%6.1f%%", 100.0 * part / total);
    }
}
