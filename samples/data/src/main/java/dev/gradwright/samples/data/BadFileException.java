package dev.gradwright.samples.data;

import java.io.Serial;
import java.nio.file.Path;

/** Thrown for a file or directory of the user that cannot be used. The message names it and the reason. */
public final class BadFileException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /** With the file and the reason, such as "no such directory". */
    public BadFileException(Path file, String reason) {
        super(file + ": " + reason);
    }

    /** With the file, the reason and the cause. */
    public BadFileException(Path file, String reason, Exception cause) {
        super(file + ": " + reason, cause);
    }
}
