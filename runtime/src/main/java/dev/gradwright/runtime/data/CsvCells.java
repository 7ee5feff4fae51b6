package dev.gradwright.runtime.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells of the current record, without the blanks around them. Texts are made of the columns that are kept only; at
 * first all are.
 */
final class CsvCells extends AbstractBaseCsvCallbackHandler<CsvCells> {
    private String[] texts = new String[16];
    private boolean @Nullable [] kept;
    private boolean isBlank;
    private boolean hasBlanks;

    /** Keeps only these columns from the next record on; negative ones are ignored. */
    void keep(int[] columns) {
        boolean[] wanted = new boolean[texts.length];
        for (int column : columns) {
            if (column >= 0) {
                wanted[column] = true;
            }
        }
        kept = wanted;
    }

    /** Keeps the blanks around cells. */
    void keepBlanks() {
        hasBlanks = true;
    }

    /** The line of the file in which the record begins, from 1. */
    int line() {
        return (int) getStartingLineNumber();
    }

    /** The number of cells. */
    int count() {
        return getFieldCount();
    }

    /** Whether the record has one cell with nothing but blanks. */
    boolean isBlank() {
        return isBlank;
    }

    /** The texts of all cells. */
    List<String> all() {
        return Arrays.asList(texts).subList(0, count());
    }

    String get(int column) {
        return texts[column];
    }

    @Override
    protected void handleField(int field, char[] buffer, int offset, int length, boolean isQuoted) {
        int start = offset;
        int end = offset + length;
        while (start < end && isBlank(buffer[start])) {
            start++;
        }
        while (start < end && isBlank(buffer[end - 1])) {
            end--;
        }
        isBlank = field == 0 && start == end && !isQuoted;
        if (kept == null) {
            if (field == texts.length) {
                texts = Arrays.copyOf(texts, 2 * field);
            }
        } else if (field >= kept.length || !kept[field]) {
            return;
        }
        texts[field] = hasBlanks ? new String(buffer, offset, length) : new String(buffer, start, end - start);
    }

    private static boolean isBlank(char c) {
        return (c <= ' ' || c > '~') && (c == '\u00a0' || Character.isWhitespace(c));
    }

    @Override
    protected void handleEmpty() {
        isBlank = true;
    }

    @Override
    protected CsvCells buildRecord() {
        return this;
    }
}
