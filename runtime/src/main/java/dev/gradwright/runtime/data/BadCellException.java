package dev.gradwright.runtime.data;

import java.io.Serial;

/** Says what is wrong with the text of a cell. The message continues a sentence that begins with the text. */
final class BadCellException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private static final int MAX_LENGTH = 40;

    BadCellException(String problem) {
        super(problem, null, false, false);
    }

    /** A text in quotes, on one line and not too long. */
    static String quoted(String text) {
        String line = text.replace("\r", "").replace('\n', ' ');
        return '"' + (line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…") + '"';
    }
}
