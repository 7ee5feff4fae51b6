package dev.gradwright.runtime.stream;

import dev.gradwright.runtime.data.Dataset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.ejml.data.FMatrixRMaj;

/** A source whose rows have their number, counted from 0, as feature and half of it as target; it notes what is done with it. */
public final class NumberedRows implements Supplier<RowCursor> {
    private final List<String> threads = Collections.synchronizedList(new ArrayList<>());
    private volatile int rows;
    private volatile int failsAt = -1;
    private volatile int wrongAt = -1;
    private volatile int opened;
    private volatile int closed;

    /** A source of so many rows. */
    public NumberedRows(int rows) {
        this.rows = rows;
    }

    /** The same rows in memory. */
    public static Dataset dataset(int rows) {
        FMatrixRMaj x = new FMatrixRMaj(rows, 1);
        FMatrixRMaj y = new FMatrixRMaj(rows, 1);
        for (int row = 0; row < rows; row++) {
            x.data[row] = row;
            y.data[row] = row / 2f;
        }
        return Dataset.of(x, y);
    }

    /** The stream, which is read once. */
    public EncodedStream stream() {
        return EncodedStream.of("numbers", 1, 1, this);
    }

    /** Sets another number of rows from the next pass on. */
    public void resize(int changed) {
        rows = changed;
    }

    /** Lets each pass fail at a row. */
    public void failAt(int row) {
        failsAt = row;
    }

    /** Gives another value in a row. */
    public void changeAt(int row) {
        wrongAt = row;
    }

    /** Number of passes that were begun. */
    public int opened() {
        return opened;
    }

    /** Number of passes that were ended. */
    public int closed() {
        return closed;
    }

    /** The names of the threads of all passes. */
    public List<String> threads() {
        return List.copyOf(threads);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // passes follow one another
    public RowCursor get() {
        opened++;
        threads.add(Thread.currentThread().getName());
        return new Cursor();
    }

    private final class Cursor implements RowCursor {
        private int row;

        @Override
        public boolean next(float[] x, int xFrom, float[] y, int yFrom) {
            if (row == failsAt) {
                throw new IllegalStateException("numbers, row " + row + ": the disk is gone");
            }
            if (row == rows) {
                return false;
            }
            x[xFrom] = row == wrongAt ? -1 : row;
            y[yFrom] = x[xFrom] / 2;
            row++;
            return true;
        }

        @Override
        public boolean skip() {
            return row < rows && row++ >= 0;
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // passes follow one another
        public void close() {
            closed++;
        }
    }
}
