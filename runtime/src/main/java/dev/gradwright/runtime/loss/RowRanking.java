package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;

/**
 * Rows in the order of their values, the largest first; of equal values, the first row. {@link #sort} is a heapsort,
 * which allocates nothing unless there are more rows than ever before.
 */
final class RowRanking {
    private static final int FIRST_ROWS = 64;

    /** The order of a value in the high half, its row in the low half; the smallest is the first. */
    private long[] keys = new long[FIRST_ROWS];

    /** Sorts the rows {@code from} to {@code to − 1} by the value in the first column. */
    void sort(FMatrixRMaj values, int from, int to) {
        int rows = to - from;
        if (rows > keys.length) {
            keys = new long[Math.max(rows, 2 * keys.length)];
        }
        for (int i = 0; i < rows; i++) {
            keys[i] = key(values.data[(from + i) * values.numCols], from + i);
        }
        for (int parent = rows / 2 - 1; parent >= 0; parent--) {
            sink(parent, rows);
        }
        for (int last = rows - 1; last > 0; last--) {
            swap(0, last);
            sink(0, last);
        }
    }

    /** The row at a place, counted from 0. */
    int row(int place) {
        return (int) keys[place];
    }

    private static long key(float value, int row) {
        return ((long) ~order(value) << Integer.SIZE) | row;
    }

    /** An integer whose order is that of the values; −0 equals 0, and NaN is larger than all others. */
    private static int order(float value) {
        int bits = Float.floatToIntBits(value + 0f);
        return bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
    }

    /** Lets a key sink until both of its children in the heap are smaller. */
    private void sink(int start, int size) {
        int parent = start;
        int child = 2 * parent + 1;
        while (child < size) {
            if (child + 1 < size && keys[child + 1] > keys[child]) {
                child++;
            }
            if (keys[child] <= keys[parent]) {
                return;
            }
            swap(parent, child);
            parent = child;
            child = 2 * parent + 1;
        }
    }

    private void swap(int one, int other) {
        long swapped = keys[one];
        keys[one] = keys[other];
        keys[other] = swapped;
    }
}
