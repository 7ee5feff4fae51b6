package dev.gradwright.runtime.file;

import java.io.IOException;
import java.io.Serial;

/** What is wrong with the content of a file. */
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
