package dev.gradwright.runtime.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decides to which part of a split each row belongs, by what rows have in common. */
final class PartOfRow {
    private final double[] fractions;
    private final int[] counts;

    private PartOfRow(double[] fractions) {
        this.fractions = fractions;
        counts = new int[fractions.length];
    }

    /** Distributes the rows of each class over the parts, so that each part has its fraction of them, to one row. */
    static int[] byClass(List<?> classes, double... fractions) {
        PartOfRow parts = new PartOfRow(fractions);
        int[] partOfRow = new int[classes.size()];
        int placed = 0;
        for (List<Integer> rows : rowsByKey(classes)) {
            for (int row : rows) {
                placed++;
                partOfRow[row] = parts.place(1, placed);
            }
        }
        return partOfRow;
    }

    /** Places all rows of a group into one part, the largest groups first. */
    static int[] byGroup(List<?> groups, double... fractions) {
        PartOfRow parts = new PartOfRow(fractions);
        int[] partOfRow = new int[groups.size()];
        List<List<Integer>> largestFirst = new ArrayList<>(rowsByKey(groups));
        largestFirst.sort(Comparator.comparingInt(rows -> -rows.size()));
        for (List<Integer> rows : largestFirst) {
            int part = parts.place(rows.size(), groups.size());
            rows.forEach(row -> partOfRow[row] = part);
        }
        return partOfRow;
    }

    /** The rows of each key, in the order in which keys occur first. */
    private static List<List<Integer>> rowsByKey(List<?> keys) {
        Map<Object, List<Integer>> rowsByKey = new LinkedHashMap<>();
        for (int row = 0; row < keys.size(); row++) {
            rowsByKey.computeIfAbsent(keys.get(row), key -> new ArrayList<>()).add(row);
        }
        return List.copyOf(rowsByKey.values());
    }

    /**
     * Adds rows to the part that lacks most rows, and returns it.
     *
     * @param total the number of rows of which each part should have its fraction
     */
    private int place(int rows, int total) {
        int part = 0;
        for (int other = 1; other < fractions.length; other++) {
            if (lacks(other, total) > lacks(part, total)) {
                part = other;
            }
        }
        counts[part] += rows;
        return part;
    }

    private double lacks(int part, int total) {
        return fractions[part] * total - counts[part];
    }
}
