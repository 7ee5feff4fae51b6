package dev.gradwright.runtime.kernel;

import java.util.Arrays;

/**
 * The rows of a table that a batch has read, each once. They are a list through one array, so adding and clearing takes as
 * long as there are rows in the list, however large the table is.
 */
public final class TableRows {
    private static final int END = -1;
    private static final int NOT_READ = -2;

    /** For each row of the table, the row after it in the list. */
    private final int[] next;

    private int first = END;
    private int count;

    /** @param entries number of rows of the table */
    public TableRows(int entries) {
        next = new int[entries];
        Arrays.fill(next, NOT_READ);
    }

    /** Adds a row, unless it is in the list. */
    public void add(int row) {
        if (next[row] == NOT_READ) {
            next[row] = first;
            first = row;
            count++;
        }
    }

    /** Adds all rows of another list for the same table. */
    public void addAll(TableRows others) {
        for (int row = others.first(); row >= 0; row = others.after(row)) {
            add(row);
        }
    }

    /** Adds all rows of the table. */
    public void addAll() {
        for (int row = 0; row < next.length; row++) {
            add(row);
        }
    }

    /** Empties the list. */
    public void clear() {
        while (first != END) {
            int row = first;
            first = next[row];
            next[row] = NOT_READ;
        }
        count = 0;
    }

    /** Number of rows in the list. */
    public int count() {
        return count;
    }

    /** The first row in the list; negative if it is empty. The order depends only on the calls of {@link #add}. */
    public int first() {
        return first;
    }

    /** The row after one in the list; negative after the last. */
    public int after(int row) {
        return next[row];
    }
}
