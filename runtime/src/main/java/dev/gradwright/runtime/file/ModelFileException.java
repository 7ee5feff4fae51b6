package dev.gradwright.runtime.file;

import java.io.Serial;
import java.nio.file.Path;

/** A model file that cannot be written, read, or used for the network; the message names the file and the reason. */
public final class ModelFileException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    ModelFileException(Path file, String reason) {
        super(file + ": " + reason);
    }

    ModelFileException(Path file, String reason, Throwable cause) {
        super(file + ": " + reason, cause);
    }
}
