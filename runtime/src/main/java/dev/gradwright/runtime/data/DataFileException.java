package dev.gradwright.runtime.data;

import java.io.Serial;

/** A data file that cannot be read; the message names the file and what is wrong with it. */
public final class DataFileException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    DataFileException(String file, String reason) {
        super(file + ": " + reason);
    }

    DataFileException(String file, String reason, Throwable cause) {
        super(file + ": " + reason, cause);
    }
}
