package dev.gradwright.runtime.checkpoint;

import dev.gradwright.runtime.state.StateBuffer;
import dev.gradwright.runtime.state.Stateful;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes checkpoints on a thread of its own. The thread that trains only copies the state into memory. There are two
 * copies: while one is written, the next state goes into the other, and replaces one that still waits there. So training
 * never waits for the disk, and a slow disk gets fewer checkpoints. Nothing is allocated on the thread that trains, once
 * both copies have been used.
 */
public final class CheckpointWriter implements AutoCloseable {
    private static final long NANOS_OF_A_MILLISECOND = 1_000_000;

    /** Where checkpoints are written to. */
    interface Destination {
        void write(CheckpointHeader header, StateBuffer state) throws IOException;
    }

    /** A copy of a state, and what its header will say. */
    private static final class Copy {
        private final StateBuffer state = new StateBuffer();
        private long step;
        private boolean completed;
    }

    private final Destination destination;
    private final Map<String, String> settings;
    private final Copy first = new Copy();
    private final Copy second = new Copy();
    private final Thread thread = new Thread(this::run, "gradwright-checkpoints");

    private @Nullable Copy waiting;
    private @Nullable Copy written;
    private boolean closed;
    private volatile @Nullable String failure;

    /**
     * Starts the thread.
     *
     * @param settings of each checkpoint
     */
    public CheckpointWriter(LockedFolder folder, Map<String, String> settings) {
        this(folder::write, settings);
    }

    CheckpointWriter(Destination destination, Map<String, String> settings) {
        this.destination = destination;
        this.settings = settings;
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Copies a state, which is written soon, unless a newer one comes before.
     *
     * @param step number of steps of the fit done
     * @param completed whether the fit has ended
     */
    public void write(long step, boolean completed, Stateful state) {
        Copy copy = takeFree();
        copy.state.capture(state);
        copy.step = step;
        copy.completed = completed;
        pass(copy);
    }

    private synchronized Copy takeFree() {
        Copy free = written == first ? second : first;
        if (waiting == free) {
            waiting = null;
        }
        return free;
    }

    private synchronized void pass(Copy copy) {
        waiting = copy;
        notifyAll();
    }

    /**
     * Why a checkpoint could not be written, and clears it; null if all were written since the last call. The file of an
     * earlier checkpoint is still whole then.
     */
    public @Nullable String takeFailure() {
        String taken = failure;
        if (taken != null) {
            failure = null;
        }
        return taken;
    }

    /**
     * Waits until the last state that was passed to {@link #write} is on disk, or could not be written.
     *
     * @param milliseconds to wait at most
     * @return whether that came to pass in time
     */
    public synchronized boolean flush(long milliseconds) {
        long start = System.nanoTime();
        boolean interrupted = false;
        long left = milliseconds;
        while ((waiting != null || written != null) && left > 0) {
            try {
                wait(left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            left = milliseconds - (System.nanoTime() - start) / NANOS_OF_A_MILLISECOND;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return waiting == null && written == null;
    }

    /** Waits until the last state that was passed to {@link #write} is on disk, or could not be written. */
    public void flush() {
        flush(Long.MAX_VALUE);
    }

    private void run() {
        Copy copy = next();
        while (copy != null) {
            write(copy);
            copy = next();
        }
    }

    /** Waits for a copy to write; null at the end. */
    private synchronized @Nullable Copy next() {
        written = null;
        notifyAll();
        while (waiting == null && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                // Nothing interrupts this thread on purpose.
            }
        }
        written = waiting;
        waiting = null;
        return written;
    }

    /** Even an error, such as too little memory, must not end the thread: {@link #flush} would wait forever. */
    private void write(Copy copy) {
        try {
            destination.write(new CheckpointHeader(copy.step, copy.completed, settings), copy.state);
        } catch (IOException | RuntimeException | Error e) {
            failure = e.toString();
        }
    }

    /** Writes what waits, and ends the thread. */
    @Override
    public void close() {
        end();
        flush();
    }

    private synchronized void end() {
        closed = true;
        notifyAll();
    }
}
