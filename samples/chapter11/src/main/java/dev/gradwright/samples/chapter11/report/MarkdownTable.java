package dev.gradwright.samples.chapter11.report;

import java.util.ArrayList;
import java.util.List;

/** A Markdown table whose columns are aligned in plain text. */
final class MarkdownTable {
    private final List<List<String>> lines = new ArrayList<>();

    MarkdownTable(List<String> head) {
        lines.add(head);
    }

    /** Adds a row with as many cells as the header. */
    void add(List<String> line) {
        lines.add(line);
    }

    @Override
    public String toString() {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], line.get(column).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            append(text, lines.get(i), widths, " ");
            if (i == 0) {
                append(text, lines.get(i).stream().map(cell -> "").toList(), widths, "-");
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> line, int[] widths, String padding) {
        for (int column = 0; column < widths.length; column++) {
            String cell = line.get(column);
            text.append("| ")
                    .append(cell)
                    .append(padding.repeat(widths[column] - cell.length()))
                    .append(' ');
        }
        text.append("|\n");
    }
}
