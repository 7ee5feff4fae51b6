package dev.gradwright.runtime.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Formats figures and tables. */
final class Texts {
    private static final String GAP = "  ";

    private Texts() {}

    /** As in {@code 0.8271}, {@code 12.35} or {@code NaN}: four significant digits. */
    static String figure(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    /** A fraction with four decimals. */
    static String fraction(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** A weight: as a whole number if it is one. */
    static String weight(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : figure(value);
    }

    /** Lines with aligned columns: the first one to the left, the others to the right. */
    static String table(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String padding = " ".repeat(widths[column] - row.get(column).length());
                line.append(column == 0 ? row.get(0) + padding : GAP + padding + row.get(column));
            }
            lines.add(line.toString().stripTrailing());
        }
        return String.join("\n", lines);
    }
}
