package dev.gradwright.runtime.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The right of one fit to write into a folder. It is a lock of the operating system on a file in the folder, which the
 * system releases when the process ends, however it ends. Nothing else opens that file: on Linux, a process loses its
 * lock when it closes any other handle of the file.
 */
final class FolderLock implements AutoCloseable {
    static final String FILE = "checkpoints.lock";

    /** The folders that are locked by this JVM, for which the file must not be opened again. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Locks a folder.
     *
     * @param folder that exists
     * @throws CheckpointException if another fit writes there, in this program or another one
     */
    static FolderLock of(Path folder) throws IOException {
        Path key = folder.toRealPath();
        if (!HELD.add(key)) {
            throw new CheckpointException("another training of this program writes checkpoints into " + folder
                    + "; wait until it has ended, or use another folder");
        }
        FileChannel locked = null;
        try {
            locked = lock(key.resolve(FILE));
        } finally {
            if (locked == null) {
                HELD.remove(key);
            }
        }
        if (locked == null) {
            throw new CheckpointException("another program writes checkpoints into " + folder
                    + ": it holds the lock on the file " + FILE
                    + "; end that program, which releases the lock, or use another folder");
        }
        return new FolderLock(key, locked);
    }

    /** Null if another process has locked the file. */
    private static @Nullable FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? null : channel;
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(folder);
        }
    }
}
