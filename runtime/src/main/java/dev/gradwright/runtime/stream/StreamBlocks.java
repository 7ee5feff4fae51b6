package dev.gradwright.runtime.stream;

import dev.gradwright.runtime.random.CounterRandom;

/**
 * How an epoch divides the rows of a stream into blocks, each of whole batches and no larger than the window.
 *
 * @param first number of rows of the first block
 * @param others number of rows of each other block but the last, which has the rest
 */
record StreamBlocks(long rows, int batchSize, int first, int others) {
    /** All blocks are as large as the window. */
    static StreamBlocks inOrder(long rows, int batchSize, int window) {
        int size = size(rows, batchSize, window);
        return new StreamBlocks(rows, batchSize, size, size);
    }

    /** The first block has a random size, so that the same rows do not meet in each epoch. */
    static StreamBlocks shuffled(long rows, int batchSize, int window, long key) {
        int size = size(rows, batchSize, window);
        int first = size >= rows ? size : batchSize * (1 + CounterRandom.below(size / batchSize, key, -1));
        return new StreamBlocks(rows, batchSize, first, size);
    }

    private static int size(long rows, int batchSize, int window) {
        return rows <= window ? (int) rows : Math.max(1, window / batchSize) * batchSize;
    }

    /** Number of blocks. */
    int count() {
        return rows <= first ? 1 : (int) (1 + (rows - first - 1) / others + 1);
    }

    /** The block of a batch. */
    int blockOf(int batch) {
        long row = (long) batch * batchSize;
        return row < first ? 0 : (int) (1 + (row - first) / others);
    }

    /** The first row of a block. */
    long start(int block) {
        return block == 0 ? 0 : first + (block - 1L) * others;
    }

    /** Number of rows of a block. */
    int rowsOf(int block) {
        return (int) Math.min(block == 0 ? first : others, rows - start(block));
    }

    /** Number of rows of the largest block. */
    int largest() {
        return (int) Math.min(rows, Math.max(first, others));
    }
}
