package dev.gradwright.runtime.data;

import java.io.Serial;

/** Thrown when a data file cannot be read. The message names the file and the reason. */
public final class DataFileException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /**
     * A file that cannot be read.
     *
     * @param file its name, or that of another source of data
     * @param reason what is wrong with it
     */
    public DataFileException(String file, String reason) {
        super(file + ": " + reason);
    }

    DataFileException(String file, String reason, Throwable cause) {
        super(file + ": " + reason, cause);
    }
}
