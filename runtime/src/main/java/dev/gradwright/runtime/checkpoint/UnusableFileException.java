package dev.gradwright.runtime.checkpoint;

import java.io.IOException;
import java.io.Serial;

/** A file that cannot be used as a checkpoint; the message says why. */
final class UnusableFileException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    UnusableFileException(String reason) {
        super(reason);
    }

    UnusableFileException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
