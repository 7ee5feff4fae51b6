package dev.gradwright.runtime.data;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of a CSV file while it is read. Its columns have the numbers of the list that was given to {@link Csv#read}.
 * Getters never throw because of a cell: a cell that cannot be read, or is missing although its column is required, is
 * reported with the file, the line, the column and its text when all rows are read; the getter returns null, 0 or
 * false, and {@link #isBad()} is true. Blanks around a cell are removed.
 */
public final class CsvRow {
    private static final Set<String> TRUE = Set.of("true", "yes", "1", "t", "y");
    private static final Set<String> FALSE = Set.of("false", "no", "0", "f", "n");

    private final List<CsvColumn> columns;
    private final CsvHeader header;
    private final int[] positions;
    private final CsvFormat format;
    private final CsvNumbers numbers;
    private final CsvCells cells;
    private final BadRows bad;

    /** A row whose cells are those of the current record. */
    CsvRow(List<CsvColumn> columns, CsvFormat format, CsvRecords records, BadRows bad) {
        this.columns = columns;
        this.header = records.header();
        this.positions = header.find(columns);
        this.format = format;
        this.numbers = new CsvNumbers(format.hasDecimalComma());
        this.cells = records.cells();
        this.bad = bad;
    }

    /** The positions of the columns in the file; -1 for absent ones. */
    int[] positions() {
        return positions;
    }

    /** Makes an object of the row; null if the row is bad. */
    <R> @Nullable R read(Function<? super CsvRow, ? extends @Nullable R> reader) {
        R made = null;
        try {
            made = reader.apply(this);
        } catch (RuntimeException e) {
            bad.add(e);
        }
        if (made == null && !isBad()) {
            throw new IllegalStateException("the reader returned null for line " + line() + ", which is not bad");
        }
        return isBad() ? null : made;
    }

    /** The line of the file in which the row begins, from 1. */
    public int line() {
        return cells.line();
    }

    /** Whether the file has the column. */
    public boolean isPresent(int column) {
        return positions[column] >= 0;
    }

    /** Whether the cell is missing: the file does not have the column, or its text means a missing value. */
    public boolean isMissing(int column) {
        return !isPresent(column) || format.missing().contains(text(column));
    }

    /** Whether a cell of this row, among those read so far, could not be read. */
    public boolean isBad() {
        return bad.hasCurrent();
    }

    /** A whole number from -128 to 127. */
    public byte getByte(int column) {
        return (byte) whole(column, Byte.MIN_VALUE, Byte.MAX_VALUE, "byte", "Byte");
    }

    /** A whole number from -32,768 to 32,767. */
    public short getShort(int column) {
        return (short) whole(column, Short.MIN_VALUE, Short.MAX_VALUE, "short", "Short");
    }

    /** A whole number of 32 bits. {@code 12.0} and {@code 1e3} are whole numbers too. */
    public int getInt(int column) {
        return (int) whole(column, Integer.MIN_VALUE, Integer.MAX_VALUE, "int", "Integer");
    }

    /** A whole number of 64 bits. */
    public long getLong(int column) {
        return whole(column, Long.MIN_VALUE, Long.MAX_VALUE, "long", "Long");
    }

    private long whole(int column, long least, long greatest, String type, String wrapper) {
        String text = present(column, wrapper);
        if (text == null) {
            return 0;
        }
        try {
            return numbers.whole(text, least, greatest, type);
        } catch (BadCellException e) {
            report(column, text, e);
            return 0;
        }
    }

    /** A finite number. */
    public float getFloat(int column) {
        String text = present(column, "Float");
        if (text == null) {
            return 0;
        }
        try {
            return numbers.decimalFloat(text);
        } catch (BadCellException e) {
            report(column, text, e);
            return 0;
        }
    }

    /** A finite number. */
    public double getDouble(int column) {
        String text = present(column, "Double");
        if (text == null) {
            return 0;
        }
        try {
            return numbers.decimal(text);
        } catch (BadCellException e) {
            report(column, text, e);
            return 0;
        }
    }

    /**
     * {@code true} or {@code false}, {@code yes} or {@code no}, {@code 1} or {@code 0}, or a first letter of these, in
     * any case.
     */
    public boolean getBoolean(int column) {
        Boolean value = value(column, "Boolean", CsvRow::truth);
        return value != null && value;
    }

    private static Boolean truth(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (TRUE.contains(word)) {
            return true;
        }
        if (FALSE.contains(word)) {
            return false;
        }
        throw new BadCellException("is none of true, false, yes, no, 1, 0, t, f, y, n");
    }

    /** A number, exactly. */
    public @Nullable BigDecimal getDecimal(int column) {
        return value(column, "", numbers::exact);
    }

    /** The text of the cell without blanks around it. */
    public @Nullable String getText(int column) {
        return isMissing(column) ? missing(column, "") : text(column);
    }

    /** A date, by default like {@code 2024-12-31}; see {@link Csv#dateFormat}. */
    public @Nullable LocalDate getDate(int column) {
        return value(column, "", format.dates()::date);
    }

    /** An instant, by default like {@code 2024-12-31T23:59:59Z}; without an offset the time is in UTC. */
    public @Nullable Instant getInstant(int column) {
        return value(column, "", format.dates()::instant);
    }

    /** A duration, like {@code PT1H30M}, {@code 1:30} or {@code 1:30:00}. */
    public @Nullable Duration getDuration(int column) {
        return value(column, "", format.dates()::duration);
    }

    /** A constant of an enum, by its text or its name. */
    public <E extends Enum<E>> @Nullable E getConstant(int column, CsvConstants<E> constants) {
        return value(column, "", constants::parse);
    }

    private <T> @Nullable T value(int column, String wrapper, Function<String, T> parser) {
        String text = present(column, wrapper);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (BadCellException e) {
            report(column, text, e);
            return null;
        }
    }

    /** The text to parse; null if the cell is missing. */
    private @Nullable String present(int column, String wrapper) {
        if (isMissing(column)) {
            return missing(column, wrapper);
        }
        String text = text(column);
        if (text.isEmpty()) {
            bad.add(place(column) + " is empty; if an empty cell means a missing value, call missing(\"\", …)");
            return null;
        }
        return text;
    }

    private String text(int column) {
        return cells.get(positions[column]);
    }

    /** Reports a missing cell, unless its column is optional. */
    private @Nullable String missing(int column, String wrapper) {
        CsvColumn missing = columns.get(column);
        if (missing.isRequired()) {
            String text = text(column);
            bad.add(place(column)
                    + (text.isEmpty() ? " is empty" : ": " + BadCellException.quoted(text) + " is missing")
                    + ", but " + missing.name() + " cannot be missing; "
                    + (wrapper.isEmpty() ? "add @Missing to it" : "make its type " + wrapper) + ", or remove the row");
        }
        return null;
    }

    private void report(int column, String text, BadCellException e) {
        bad.add(place(column) + ": " + BadCellException.quoted(text) + " " + e.getMessage());
    }

    private String place(int column) {
        return ", column \"" + header.name(positions[column]) + "\"";
    }
}
