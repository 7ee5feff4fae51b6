package dev.gradwright.samples.data;

import java.io.Serial;
import java.nio.file.Path;

/** A file or directory that the user named and that cannot be used; the message says which and why. */
public final class BadFileException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /** A file, and what is wrong with it, as in "no such directory". */
    public BadFileException(Path file, String reason) {
        super(file + ": " + reason);
    }

    /** A file, what is wrong with it, and what that was noticed by. */
    public BadFileException(Path file, String reason, Exception cause) {
        super(file + ": " + reason, cause);
    }
}
