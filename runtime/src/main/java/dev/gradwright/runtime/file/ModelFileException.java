package dev.gradwright.runtime.file;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A model file that cannot be written, read, or used for the network; the message names the file and the reason. */
public final class ModelFileException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    static ModelFileException notWritten(Path file, IOException cause) {
        Object reason = cause instanceof InvalidFileException ? cause.getMessage() : cause;
        return new ModelFileException(file.toString(), "cannot be written: " + reason, cause);
    }

    static ModelFileException notLoadable(String file, IllegalArgumentException cause) {
        return new ModelFileException(
                file, "not written, because it could not be loaded again: " + cause.getMessage(), cause);
    }

    static ModelFileException notRead(String file, IOException cause) {
        String reason;
        if (cause instanceof NoSuchFileException) {
            reason = "there is no such file";
        } else if (cause instanceof InvalidFileException) {
            reason = cause.getMessage();
        } else {
            reason = "cannot be read: " + cause;
        }
        return new ModelFileException(file, reason, cause);
    }

    private final String reason;

    ModelFileException(String file, String reason, Throwable cause) {
        super(file + ": " + reason, cause);
        this.reason = reason;
    }

    /** What is wrong with the file, without its name. */
    String reason() {
        return reason;
    }
}
