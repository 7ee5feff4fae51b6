package dev.gradwright.runtime.data;

import org.ejml.data.FMatrixRMaj;

/**
 * Deals a dataset out in batches, for training loops: gathers the rows of one batch at a time into two matrices of its own.
 * The last batch is smaller where the rows do not divide evenly. Nothing is allocated after construction.
 *
 * <pre>{@code
 * Batches batches = new Batches(data, 32);
 * batches.shuffle(key);
 * for (int i = 0; i < batches.count(); i++) {
 *     batches.load(i);
 *     network.trainOnBatch(batches.x(), batches.y());
 * }
 * }</pre>
 */
public final class Batches {
    private final Dataset data;
    private final int batchSize;
    private final RowOrder order;
    private final FMatrixRMaj x;
    private final FMatrixRMaj y;

    /**
     * Deals rows in their own order until {@link #shuffle} is called.
     *
     * @throws IllegalArgumentException if the batch size is less than 1
     */
    public Batches(Dataset data, int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize must be at least 1, but is " + batchSize);
        }
        this.data = data;
        this.batchSize = Math.min(batchSize, data.rows());
        this.order = new RowOrder(data.rows());
        this.x = new FMatrixRMaj(this.batchSize, data.features().numCols);
        this.y = new FMatrixRMaj(this.batchSize, data.targets().numCols);
    }

    /** Number of batches. */
    public int count() {
        return (data.rows() - 1) / batchSize + 1;
    }

    /** Deals rows in a random order from now on, which is a function of the key. */
    public void shuffle(long key) {
        order.shuffle(key);
    }

    /** Gathers a batch into {@link #x} and {@link #y}, which keep it until the next call. */
    public void load(int batch) {
        int from = batch * batchSize;
        int rows = Math.min(batchSize, data.rows() - from);
        x.reshape(rows, x.numCols);
        y.reshape(rows, y.numCols);
        order.gather(data.features(), from, x);
        order.gather(data.targets(), from, y);
    }

    /** The features of the batch, rows × inputs. */
    public FMatrixRMaj x() {
        return x;
    }

    /** The targets of the batch, rows × targets. */
    public FMatrixRMaj y() {
        return y;
    }
}
