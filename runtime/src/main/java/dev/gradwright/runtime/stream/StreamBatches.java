package dev.gradwright.runtime.stream;

import dev.gradwright.runtime.data.TrainingBatches;
import dev.gradwright.runtime.random.CounterRandom;
import dev.gradwright.runtime.state.StateVisitor;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Divides a stream into batches. A thread reads ahead. The order is a function of the key alone, so that the state is
 * the key: a batch in the middle of an epoch is found again by passing over the rows before its block.
 *
 * <p>Nothing is allocated by loading a batch, but the first one of an epoch starts a thread.
 */
final class StreamBatches implements TrainingBatches {
    private static final int NONE = -1;

    private final EncodedStream stream;
    private final @Nullable RowWeigher weigher;
    private final int batchSize;
    private final int count;
    private final String sizeText;
    private final FMatrixRMaj x;
    private final FMatrixRMaj y;
    private final FMatrixRMaj weights;
    private final int[] order;
    private StreamBlock @Nullable [] buffers;
    private boolean shuffled;
    private long key;
    private StreamBlocks blocks;
    private @Nullable BlockReader reader;
    private @Nullable StreamBlock held;
    private int heldNumber = NONE;

    StreamBatches(EncodedStream stream, int batchSize, @Nullable RowWeigher weigher) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize must be at least 1, but is " + batchSize);
        }
        this.stream = stream;
        this.weigher = weigher;
        this.batchSize = (int) Math.min(batchSize, stream.rows());
        this.count = Math.toIntExact((stream.rows() - 1) / this.batchSize + 1);
        this.sizeText = stream.rows() + " rows in batches of " + this.batchSize + ", window " + stream.window();
        this.x = new FMatrixRMaj(this.batchSize, stream.inputs());
        this.y = new FMatrixRMaj(this.batchSize, stream.targets());
        this.weights = new FMatrixRMaj(this.batchSize, 1);
        this.blocks = StreamBlocks.inOrder(stream.rows(), this.batchSize, stream.window());
        this.order = new int[blocks.largest()];
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int size() {
        return batchSize;
    }

    @Override
    public int rows(int batch) {
        return (int) Math.min(batchSize, stream.rows() - (long) batch * batchSize);
    }

    @Override
    public void shuffle(long epochKey) {
        shuffled = true;
        key = epochKey;
        begin(StreamBlocks.shuffled(stream.rows(), batchSize, stream.window(), key));
    }

    /** Begins an epoch. If all rows are in memory, they stay there. */
    private void begin(StreamBlocks epoch) {
        blocks = epoch;
        if (epoch.count() > 1) {
            close();
        } else if (held != null) {
            sort(0);
        }
    }

    /** Visits the order of the rows. A state can be restored only into batches of the same sizes. */
    @Override
    public void visit(StateVisitor visitor) {
        visitor.visitFixed("size", sizeText);
        boolean wasShuffled = shuffled;
        long oldKey = key;
        shuffled = visitor.visit("shuffled", shuffled);
        key = visitor.visit("key", key);
        if (shuffled && !(wasShuffled && key == oldKey)) {
            shuffle(key);
        } else if (!shuffled && wasShuffled) {
            begin(StreamBlocks.inOrder(stream.rows(), batchSize, stream.window()));
        }
    }

    @Override
    public void load(int batch) {
        int number = blocks.blockOf(batch);
        StreamBlock block = held == null || number != heldNumber ? hold(number) : held;
        int from = (int) ((long) batch * batchSize - blocks.start(number));
        gather(block.x(), from, rows(batch), x);
        gather(block.y(), from, rows(batch), y);
        float[] blockWeights = block.weights();
        if (blockWeights != null) {
            gather(blockWeights, from, rows(batch), weights);
        }
    }

    private StreamBlock hold(int number) {
        heldNumber = NONE;
        BlockReader current = reader;
        if (current == null || current.next() != number) {
            close();
            current = new BlockReader(stream, weigher, blocks, number, buffers());
            reader = current;
        }
        StreamBlock block = current.take();
        held = block;
        heldNumber = number;
        sort(number);
        return block;
    }

    private StreamBlock[] buffers() {
        if (buffers == null) {
            buffers = newBuffers();
        }
        return buffers;
    }

    private StreamBlock[] newBuffers() {
        try {
            StreamBlock first = new StreamBlock(blocks.largest(), stream, weigher != null);
            return blocks.count() == 1
                    ? new StreamBlock[] {first}
                    : new StreamBlock[] {first, new StreamBlock(blocks.largest(), stream, weigher != null)};
        } catch (OutOfMemoryError e) { // Of large arrays, so that there is memory for the message.
            throw new IllegalStateException(
                    "two windows of " + blocks.largest() + " rows of " + stream.name()
                            + " do not fit into the heap; make them smaller with window(rows), or the heap larger with -Xmx",
                    e);
        }
    }

    /** The order of the rows in a block. */
    private void sort(int block) {
        int rows = blocks.rowsOf(block);
        for (int row = 0; row < rows; row++) {
            order[row] = row;
        }
        if (shuffled) {
            CounterRandom.shuffle(order, rows, block == 0 ? key : CounterRandom.derive(key, block));
        }
    }

    private void gather(float[] source, int from, int rows, FMatrixRMaj target) {
        int columns = target.numCols;
        target.reshape(rows, columns);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(source, order[from + row] * columns, target.data, row * columns, columns);
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
        return weigher == null ? null : weights;
    }

    @Override
    public void close() {
        if (reader != null) {
            if (!reader.end()) {
                buffers = null; // It may still write into them.
            }
            reader = null;
        }
        held = null;
        heldNumber = NONE;
    }
}
