package dev.gradwright.samples.fashionmnist;

import dev.gradwright.samples.data.Garment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Pictures with captions, several side by side, at most 80 columns wide. */
final class Gallery {
    private static final int PER_ROW = 5;
    private static final int CELL_WIDTH = Thumbnail.COLUMNS + 2;

    private final List<List<String>> cells = new ArrayList<>();

    /**
     * Adds a picture.
     *
     * @param pixels 784 values, row by row
     * @param actual the true class
     * @param predicted the predicted class
     * @param probability the predicted probability, 0 to 1
     */
    void add(float[] pixels, Garment actual, Garment predicted, float probability) {
        List<String> cell = new ArrayList<>(Thumbnail.draw(pixels));
        cell.add("is  " + actual.title());
        cell.add("got " + predicted.title());
        cell.add(String.format(Locale.ROOT, "    %.1f%%%s", 100 * probability, actual == predicted ? "" : " WRONG"));
        cells.add(cell);
    }

    /** The pictures side by side. */
    String rows() {
        StringBuilder rows = new StringBuilder();
        for (int first = 0; first < cells.size(); first += PER_ROW) {
            appendRow(rows, cells.subList(first, Math.min(first + PER_ROW, cells.size())));
        }
        return rows.toString();
    }

    private static void appendRow(StringBuilder rows, List<List<String>> row) {
        for (int line = 0; line < row.get(0).size(); line++) {
            StringBuilder text = new StringBuilder();
            for (List<String> cell : row) {
                text.append(cell.get(line))
                        .append(" ".repeat(CELL_WIDTH - cell.get(line).length()));
            }
            rows.append(text.toString().stripTrailing()).append('\n');
        }
        rows.append('\n');
    }
}
