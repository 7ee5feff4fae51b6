package dev.gradwright.runtime.data;

import dev.gradwright.runtime.state.StateVisitor;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Divides a dataset into batches, for training loops. The rows of the current batch are copied into two matrices, which
 * are reused. The last batch is smaller if the batch size does not divide the number of rows. Nothing is allocated
 * after construction. Groups of a {@linkplain Dataset#grouped grouped} dataset may be cut; {@link Dataset#batches} keeps
 * them together.
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
public final class Batches implements TrainingBatches {
    private final Dataset data;
    private final int batchSize;
    private final String sizeText;
    private final RowOrder order;
    private final FMatrixRMaj x;
    private final FMatrixRMaj y;
    private final @Nullable FMatrixRMaj sampleWeights;
    private final FMatrixRMaj batchWeights;

    /**
     * Batches in the order of the dataset, until {@link #shuffle} is called.
     *
     * @throws IllegalArgumentException if the batch size is less than 1
     */
    public Batches(Dataset data, int batchSize) {
        this(data, batchSize, null);
    }

    /**
     * {@link #Batches(Dataset, int)} with a weight for each row.
     *
     * @param sampleWeights rows × 1, or null for none
     */
    public Batches(Dataset data, int batchSize, @Nullable FMatrixRMaj sampleWeights) {
        requireSize(batchSize);
        this.data = data;
        this.batchSize = Math.min(batchSize, data.rows());
        this.sizeText = data.rows() + " rows in batches of " + this.batchSize;
        this.order = new RowOrder(data.rows());
        this.x = new FMatrixRMaj(this.batchSize, data.features().numCols);
        this.y = new FMatrixRMaj(this.batchSize, data.targets().numCols);
        this.sampleWeights = sampleWeights;
        this.batchWeights = new FMatrixRMaj(this.batchSize, 1);
    }

    static void requireSize(int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize must be at least 1, but is " + batchSize);
        }
    }

    @Override
    public int count() {
        return (data.rows() - 1) / batchSize + 1;
    }

    /** The number of rows of each batch but the last. */
    @Override
    public int size() {
        return batchSize;
    }

    /** The batch size, or the rest of the data for the last batch. */
    @Override
    public int rows(int batch) {
        return Math.min(batchSize, data.rows() - batch * batchSize);
    }

    @Override
    public void shuffle(long key) {
        order.shuffle(key);
    }

    /** Visits the order of the rows. A state can be restored only into batches of as many rows and the same size. */
    @Override
    public void visit(StateVisitor visitor) {
        visitor.visitFixed("size", sizeText);
        order.visit(visitor);
    }

    /** Copies a batch, which may be any. */
    @Override
    public void load(int batch) {
        int from = batch * batchSize;
        int rows = rows(batch);
        x.reshape(rows, x.numCols);
        y.reshape(rows, y.numCols);
        order.gather(data.features(), from, x);
        order.gather(data.targets(), from, y);
        if (sampleWeights != null) {
            batchWeights.reshape(rows, 1);
            order.gather(sampleWeights, from, batchWeights);
        }
    }

    @Override
    public FMatrixRMaj x() {
        return x;
    }

    @Override
    public FMatrixRMaj y() {
        return y;
    }

    @Override
    public @Nullable FMatrixRMaj sampleWeights() {
        return sampleWeights == null ? null : batchWeights;
    }
}
