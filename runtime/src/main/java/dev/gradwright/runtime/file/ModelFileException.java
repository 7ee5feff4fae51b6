package dev.gradwright.runtime.file;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** A model file that cannot be written, read, or used for the network; the message names the file and the reason. */
public final class ModelFileException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    static ModelFileException notWritten(Path file, IOException cause) {
        Object reason = cause instanceof InvalidFileException ? cause.getMessage() : cause;
        return new ModelFileException(file, "cannot be written: " + reason, cause);
    }

    ModelFileException(Path file, String reason) {
        super(file + ": " + reason);
    }

    ModelFileException(Path file, String reason, Throwable cause) {
        super(file + ": " + reason, cause);
    }
}
