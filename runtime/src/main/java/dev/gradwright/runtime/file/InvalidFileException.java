package dev.gradwright.runtime.file;

import java.io.IOException;
import java.io.Serial;

/** A file has invalid content; the message says why. */
final class InvalidFileException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    InvalidFileException(String reason) {
        super(reason);
    }

    InvalidFileException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
