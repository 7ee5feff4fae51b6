package dev.gradwright.runtime.checkpoint;

import dev.gradwright.runtime.state.StateBuffer;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of checkpoints into which nothing but one fit writes. */
public final class LockedFolder implements AutoCloseable {
    private final CheckpointFolder folder;
    private final FolderLock lock;
    private final int kept;

    private LockedFolder(CheckpointFolder folder, FolderLock lock, int kept) {
        this.folder = folder;
        this.lock = lock;
        this.kept = kept;
    }

    /**
     * Locks a directory, which is created if it does not exist, and deletes what a killed program has left behind.
     *
     * @param kept number of checkpoints that are kept
     * @throws CheckpointException if the directory cannot be created or written, or another fit has locked it
     */
    public static LockedFolder of(Path directory, int kept) {
        Path path = directory.toAbsolutePath();
        try {
            Files.createDirectories(path);
            FolderLock lock = FolderLock.of(path);
            try {
                CheckpointFolder folder = new CheckpointFolder(path);
                folder.deleteUnfinished();
                return new LockedFolder(folder, lock, kept);
            } catch (RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (FileAlreadyExistsException e) {
            throw new CheckpointException(
                    path + " cannot hold checkpoints, because it is no directory; name another", e);
        } catch (IOException e) {
            throw new CheckpointException("checkpoints cannot be written into " + path + ": " + e, e);
        }
    }

    /** The checkpoints, to read them. */
    public CheckpointFolder checkpoints() {
        return folder;
    }

    /** Writes a checkpoint, and deletes older ones when it is on disk. */
    void write(CheckpointHeader header, StateBuffer state) throws IOException {
        CheckpointFile.write(folder.file(header.step()), header, state::writeTo);
        folder.keepOnly(kept);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new CheckpointException("the lock on " + folder + " cannot be released: " + e, e);
        }
    }
}
