package dev.gradwright.runtime.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Counts the rows of a file that cannot be read, and keeps what is wrong with the first ten. */
final class BadRows {
    private static final int MAX_LISTED = 10;

    private final String file;
    private final List<String> listed = new ArrayList<>();
    private @Nullable Throwable cause;
    private long rows;
    private int count;
    private int line;
    private @Nullable String first;
    private int problems;

    BadRows(String file) {
        this.file = file;
    }

    /** Begins a row. */
    void begin(int begun) {
        this.rows++;
        this.line = begun;
        this.first = null;
        this.problems = 0;
    }

    /** Adds something that is wrong with the current row, as the end of a sentence that begins with file and line. */
    void add(String problem) {
        if (problems++ == 0) {
            first = problem;
        }
    }

    /** Adds an exception of the code that made an object from the current row. */
    void add(RuntimeException e) {
        add(": the row is refused: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
        if (cause == null) {
            cause = e;
        }
    }

    /** Whether something is wrong with the current row. */
    boolean hasCurrent() {
        return problems > 0;
    }

    /** Ends the current row. */
    void end() {
        if (problems > 0 && count++ < MAX_LISTED) {
            String more = problems == 1
                    ? ""
                    : " (and " + (problems - 1)
                            + (problems == 2 ? " other cell of the row)" : " other cells of the row)");
            listed.add(file + ", line " + line + first + more);
        }
    }

    /** Whether as many bad rows were found as are listed. */
    boolean areEnough() {
        return count >= MAX_LISTED;
    }

    /**
     * Ends the reading at a row that may not be the last.
     *
     * @throws DataFileException as there was a bad row
     */
    void fail() {
        throw failure(count == 1 ? "%,d of the first %,d rows is bad" : "%,d of the first %,d rows are bad");
    }

    /**
     * Ends the reading.
     *
     * @throws DataFileException if a row was bad, or there was none
     */
    void requireNone() {
        if (rows == 0) {
            throw new DataFileException(file, "has a line with the names of columns, but no rows");
        }
        if (count > 0) {
            throw failure(
                    count == 1
                            ? "%,d of %,d rows is bad, so nothing was read"
                            : "%,d of %,d rows are bad, so nothing was read");
        }
    }

    private DataFileException failure(String totals) {
        String others = count <= MAX_LISTED ? "" : String.format(Locale.ROOT, "\n  and %,d others", count - MAX_LISTED);
        String reason = String.format(Locale.ROOT, totals, count, rows) + "\n  " + String.join("\n  ", listed) + others;
        return cause == null ? new DataFileException(file, reason) : new DataFileException(file, reason, cause);
    }
}
