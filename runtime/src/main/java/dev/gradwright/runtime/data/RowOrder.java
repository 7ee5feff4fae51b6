package dev.gradwright.runtime.data;

import dev.gradwright.runtime.random.CounterRandom;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import org.ejml.data.FMatrixRMaj;

/** A permutation of rows, initially the identity. */
final class RowOrder implements Stateful {
    private final int[] order;
    private boolean shuffled;
    private long key;

    RowOrder(int rows) {
        order = new int[rows];
        reset();
    }

    /** The indices of shuffled rows; the same key gives the same order. */
    static int[] shuffled(int rows, long key) {
        RowOrder order = new RowOrder(rows);
        order.shuffle(key);
        return order.order;
    }

    private void reset() {
        for (int row = 0; row < order.length; row++) {
            order[row] = row;
        }
    }

    /** Shuffles the rows; the same key gives the same order. */
    void shuffle(long key) {
        this.key = key;
        shuffled = true;
        reset();
        CounterRandom.shuffle(order, key);
    }

    @Override
    public void visit(StateVisitor visitor) {
        boolean wasShuffled = shuffled;
        long oldKey = key;
        shuffled = visitor.visit("shuffled", shuffled);
        key = visitor.visit("key", key);
        if (shuffled && !(wasShuffled && key == oldKey)) {
            shuffle(key);
        } else if (!shuffled && wasShuffled) {
            reset();
        }
    }

    /** Fills {@code target} with rows of {@code source} in this order, starting at position {@code from}. */
    void gather(FMatrixRMaj source, int from, FMatrixRMaj target) {
        for (int row = 0; row < target.numRows; row++) {
            copy(source, order[from + row], target, row);
        }
    }

    /** The row at a place. */
    int at(int place) {
        return order[place];
    }

    /** Copies a row into another of a matrix of as many columns. */
    static void copy(FMatrixRMaj source, int from, FMatrixRMaj target, int to) {
        int columns = source.numCols;
        System.arraycopy(source.data, from * columns, target.data, to * columns, columns);
    }
}
