package dev.gradwright.runtime.data;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/** Which rows are of each group of a dataset. Groups are counted from 0, in the order in which they occur first. */
final class GroupIndex {
    /** Larger numbers are not exact as floats. */
    private static final int MAX_GROUPS = 1 << 24;

    /** By row. */
    private final int[] groups;
    /** Those of a group follow one another, in their own order. */
    private final int[] rows;
    /** By group: the index of its first row in {@link #rows}; last the number of rows. */
    private final int[] starts;

    private GroupIndex(int[] groups, int count) {
        this.groups = groups;
        this.rows = new int[groups.length];
        this.starts = new int[count + 1];
        for (int group : groups) {
            starts[group + 1]++;
        }
        for (int group = 0; group < count; group++) {
            starts[group + 1] += starts[group];
        }
        int[] next = Arrays.copyOf(starts, count);
        for (int row = 0; row < groups.length; row++) {
            rows[next[groups[row]]++] = row;
        }
    }

    /**
     * The groups of rows that have numbers or other keys in common.
     *
     * @param keys one for each row, none of them null; compared with {@code equals}
     * @throws IllegalArgumentException if there are more than 16,777,216 groups
     */
    static GroupIndex of(Iterable<?> keys, int rows) {
        Map<Object, Integer> numbers = new HashMap<>();
        int[] groups = new int[rows];
        int row = 0;
        for (Object key : keys) {
            groups[row] = numbers.computeIfAbsent(key, unknown -> numbers.size());
            row++;
        }
        if (numbers.size() > MAX_GROUPS) {
            throw new IllegalArgumentException("a dataset must have at most " + MAX_GROUPS + " groups, but has "
                    + numbers.size() + "; split the rows");
        }
        return new GroupIndex(groups, numbers.size());
    }

    /** The groups in the second column of the targets of a dataset. */
    static GroupIndex of(FMatrixRMaj targets) {
        return of(
                new AbstractList<Float>() {
                    @Override
                    public Float get(int row) {
                        return targets.get(row, 1);
                    }

                    @Override
                    public int size() {
                        return targets.numRows;
                    }
                },
                targets.numRows);
    }

    /** Number of groups. */
    int count() {
        return starts.length - 1;
    }

    /** The group of a row. */
    int groupOf(int row) {
        return groups[row];
    }

    /** Number of rows of a group. */
    int size(int group) {
        return starts[group + 1] - starts[group];
    }

    /** Number of rows of the largest group. */
    int largest() {
        int largest = 0;
        for (int group = 0; group < count(); group++) {
            largest = Math.max(largest, size(group));
        }
        return largest;
    }

    /** A row of a group, counted from 0. */
    int row(int group, int i) {
        return rows[starts[group] + i];
    }

    /** The rows, group by group. */
    int[] rowsOf(RowOrder order) {
        int[] selected = new int[rows.length];
        int at = 0;
        for (int i = 0; i < count(); i++) {
            int group = order.at(i);
            System.arraycopy(rows, starts[group], selected, at, size(group));
            at += size(group);
        }
        return selected;
    }

    /** The row of a group that is cut if the rows before {@code boundary} are in another part; −1 if none is. */
    int rowCutAt(int boundary) {
        for (int group = 0; group < count(); group++) {
            if (row(group, 0) < boundary && row(group, size(group) - 1) >= boundary) {
                return row(group, 0);
            }
        }
        return -1;
    }

    /** The boundary nearest to another at which no group is cut, the first of two. */
    int nearestBoundary(int boundary) {
        boolean[] cuts = new boolean[groups.length + 1];
        for (int group = 0; group < count(); group++) {
            Arrays.fill(cuts, row(group, 0) + 1, row(group, size(group) - 1) + 1, true);
        }
        int distance = 0;
        while (cuts[Math.max(0, boundary - distance)] && cuts[Math.min(groups.length, boundary + distance)]) {
            distance++;
        }
        return cuts[Math.max(0, boundary - distance)]
                ? Math.min(groups.length, boundary + distance)
                : Math.max(0, boundary - distance);
    }
}
