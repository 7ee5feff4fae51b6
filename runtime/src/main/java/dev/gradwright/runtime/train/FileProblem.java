package dev.gradwright.runtime.train;

import dev.gradwright.runtime.file.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What listeners that write a file say if they cannot. */
final class FileProblem {
    private FileProblem() {}

    /**
     * Checks a file before the training starts.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    static void requireWritable(Path file) {
        try {
            AtomicFile.requireWritable(file);
        } catch (IOException e) {
            throw atStart(file, e);
        }
    }

    /** Ends a training before it starts. */
    static UncheckedIOException atStart(Path file, IOException cause) {
        return new UncheckedIOException("cannot write " + file + ": " + reason(cause), cause);
    }

    /**
     * A warning in a training that goes on. It is the same each time, so that it is reported once.
     *
     * @param consequence what happens next
     */
    static String warning(Path file, IOException cause, String consequence) {
        return "cannot write " + file + ": " + reason(cause) + "; " + consequence;
    }

    /** Without names of temporary files, which differ each time. */
    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "its directory does not exist any more";
        } else if (cause instanceof AccessDeniedException) {
            return "permission denied";
        } else if (cause instanceof FileAlreadyExistsException existing) {
            return existing.getFile() + " is a file, not a directory";
        } else if (cause instanceof FileSystemException problem && problem.getReason() != null) {
            return problem.getReason();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
