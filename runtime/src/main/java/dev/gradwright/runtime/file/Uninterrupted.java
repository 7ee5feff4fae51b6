package dev.gradwright.runtime.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Reads or writes files on a thread that may be interrupted. Java closes a file whose thread is interrupted, but here an
 * interrupt means that a training ends soon, and its files are needed then.
 */
public final class Uninterrupted {
    private Uninterrupted() {}

    /** Something that reads or writes a file, and can be repeated from its start. */
    @FunctionalInterface
    public interface FileAction<T> {
        T run() throws IOException;
    }

    /** Runs an action, again if an interrupt has stopped it. If the thread is interrupted, it still is afterwards. */
    public static <T> T call(FileAction<T> action) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return action.run();
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
