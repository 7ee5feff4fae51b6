package dev.gradwright.runtime.stream;

import org.jspecify.annotations.Nullable;

/**
 * One pass over a stream on a thread of its own, which fills one block while the one before is used. Errors of that thread
 * are thrown by {@link #take}.
 */
final class BlockReader implements AutoCloseable {
    /** A thread that reads ends by itself after a row. If it waits for its source for longer, it is interrupted. */
    private static final long PATIENCE_MILLIS = 500;
    /** A source that does not react to an interrupt is left alone after this time. */
    private static final long GIVE_UP_MILLIS = 10_000;

    private final EncodedStream stream;
    private final @Nullable RowWeigher weigher;
    private final StreamBlocks blocks;
    private final int firstBlock;
    private final StreamBlock[] buffers;
    private final Thread thread = new Thread(this::run, "gradwright-stream");
    private int taken;
    private int filled;
    private @Nullable Throwable failure;
    private volatile boolean closed;

    /**
     * Starts the thread.
     *
     * @param firstBlock to fill; the rows before it are passed over
     * @param buffers filled in turn
     */
    BlockReader(
            EncodedStream stream,
            @Nullable RowWeigher weigher,
            StreamBlocks blocks,
            int firstBlock,
            StreamBlock[] buffers) {
        this.stream = stream;
        this.weigher = weigher;
        this.blocks = blocks;
        this.firstBlock = firstBlock;
        this.buffers = buffers;
        thread.setDaemon(true);
        thread.start();
    }

    /** The number of the block that {@link #take} gives. */
    int next() {
        return firstBlock + taken;
    }

    /**
     * Waits for the next block. The one before may be filled with other rows from now on. An interrupt does not end the
     * waiting; the thread is still interrupted afterwards.
     *
     * @throws RuntimeException that reading has thrown
     */
    synchronized StreamBlock take() {
        int block = taken++;
        notifyAll();
        boolean interrupted = false;
        while (filled < taken && failure == null) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (filled < taken) {
            throw failed();
        }
        return buffers[block % buffers.length];
    }

    private RuntimeException failed() {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException exception
                ? exception
                : new IllegalStateException("reading " + stream.name() + " failed", failure);
    }

    private void run() {
        try (RowCursor cursor = stream.open()) {
            passOver(cursor, blocks.start(firstBlock));
            fillAll(cursor, firstBlock == 0 ? new StreamCheck(stream) : null);
            Thread.interrupted(); // So that the source can be closed.
        } catch (Throwable e) { // Also an error, such as too little memory: nobody else would see it.
            fail(e);
        }
    }

    private synchronized void fail(Throwable e) {
        failure = e;
        notifyAll();
    }

    private void passOver(RowCursor cursor, long rows) {
        for (long row = 0; row < rows && !closed; row++) {
            if (!cursor.skip()) {
                throw StreamCheck.tooFew(stream, row);
            }
        }
    }

    private void fillAll(RowCursor cursor, @Nullable StreamCheck check) {
        for (int block = firstBlock; block < blocks.count() && awaitBuffer(); block++) {
            StreamBlock buffer = buffers[(block - firstBlock) % buffers.length];
            fill(cursor, block, buffer);
            if (closed) {
                return;
            }
            if (check != null) {
                check.add(buffer, blocks.rowsOf(block));
            }
            if (block == blocks.count() - 1) {
                StreamCheck.requireEnd(stream, cursor, check);
            }
            pass();
        }
    }

    /**
     * Waits until there is a block to fill, which has been used.
     *
     * @return false if no more are wanted
     */
    private synchronized boolean awaitBuffer() {
        while (!closed && filled >= Math.max(0, taken - 1) + buffers.length) {
            try {
                wait();
            } catch (InterruptedException e) {
                // It is closed then, or the interrupt is not meant for this thread.
            }
        }
        return !closed;
    }

    private void fill(RowCursor cursor, int block, StreamBlock buffer) {
        int rows = blocks.rowsOf(block);
        long start = blocks.start(block);
        float[] weights = buffer.weights();
        for (int row = 0; row < rows && !closed; row++) {
            int yFrom = row * stream.targets();
            if (!cursor.next(buffer.x(), row * stream.inputs(), buffer.y(), yFrom)) {
                throw StreamCheck.tooFew(stream, start + row);
            }
            if (weigher != null && weights != null) {
                weights[row] = weigher.weight(start + row, buffer.y(), yFrom);
            }
        }
    }

    private synchronized void pass() {
        filled++;
        notifyAll();
    }

    /** Ends the thread, and waits for that. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        boolean interrupted = Thread.interrupted();
        interrupted |= join(PATIENCE_MILLIS);
        if (thread.isAlive()) {
            thread.interrupt();
            interrupted |= join(GIVE_UP_MILLIS);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the end of the thread; returns whether this thread was interrupted. */
    private boolean join(long milliseconds) {
        try {
            thread.join(milliseconds);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
