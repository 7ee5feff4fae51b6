package dev.gradwright.samples.fashionmnist;

import java.io.Serial;
import java.nio.file.Path;

/** A file or directory that the user named and that cannot be used; the message says which and why. */
final class BadFileException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    BadFileException(Path file, String reason) {
        super(file + ": " + reason);
    }

    BadFileException(Path file, String reason, Exception cause) {
        super(file + ": " + reason, cause);
    }
}
