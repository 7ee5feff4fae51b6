package dev.gradwright.runtime.stream;

import dev.gradwright.runtime.data.DataFileException;
import java.util.concurrent.TimeUnit;
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
    /** An interrupted training waits so long for one more row. */
    private static final long STALL_MILLIS = 3_000;

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
    /** The row that is read now, which shows that the source does not block. */
    private volatile long row;

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
     * waiting, unless the source gives no more rows; the thread is still interrupted afterwards.
     *
     * @throws RuntimeException that reading has thrown
     */
    synchronized StreamBlock take() {
        int block = taken++;
        notifyAll();
        try {
            while (isWanted()) {
                wait();
            }
        } catch (InterruptedException e) {
            awaitWhileRowsCome();
            Thread.currentThread().interrupt();
        }
        if (filled < taken) {
            throw failed();
        }
        return buffers[block % buffers.length];
    }

    private boolean isWanted() {
        return filled < taken && failure == null;
    }

    /** Goes on waiting after an interrupt, which is passed on to a source that blocks. */
    private synchronized void awaitWhileRowsCome() {
        boolean passedOn = false;
        while (isWanted()) {
            long last = row;
            awaitBlock(STALL_MILLIS);
            if (isWanted() && row == last && passedOn) {
                failure = new DataFileException(
                        stream.name(), "has given no row for some seconds, while the training was interrupted");
            } else if (isWanted() && row == last) {
                thread.interrupt();
                passedOn = true;
            }
        }
    }

    private void awaitBlock(long milliseconds) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        for (long left = milliseconds; left > 0 && isWanted(); ) {
            try {
                wait(left);
            } catch (InterruptedException e) {
                // It is known.
            }
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
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
        for (long passed = 0; passed < rows && !closed; passed++) {
            row = passed;
            if (!cursor.skip()) {
                throw StreamCheck.tooFew(stream, passed);
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
        for (int i = 0; i < rows && !closed; i++) {
            row = start + i;
            int yFrom = i * stream.targets();
            if (!cursor.next(buffer.x(), i * stream.inputs(), buffer.y(), yFrom)) {
                throw StreamCheck.tooFew(stream, start + i);
            }
            if (weigher != null && weights != null) {
                weights[i] = weigher.weight(start + i, buffer.y(), yFrom);
            }
        }
    }

    private synchronized void pass() {
        filled++;
        notifyAll();
    }

    /** {@link #end} without its result. */
    @Override
    public void close() {
        boolean ignored = end();
    }

    /**
     * Ends the thread, and waits for that.
     *
     * @return false if its source does not react: it may still write into the blocks then
     */
    boolean end() {
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
        boolean hasEnded = !thread.isAlive();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return hasEnded;
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
