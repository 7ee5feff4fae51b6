package dev.gradwright.runtime.data;

import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table in a CSV file: a line with the names of the columns, and a line for each row. Cells are separated by commas;
 * a cell in quotes may contain commas, line breaks, and quotes that are written twice (RFC 4180). Empty lines are
 * skipped. A file compressed with gzip is recognized by its content. The text is UTF-8, unless it begins with the byte
 * order mark of UTF-16 or {@link #charset} is called.
 *
 * <p>Each method returns a changed copy:
 *
 * <pre>{@code
 * Csv customers = Csv.file(Path.of("customers.csv.gz")).separator(';').missing("", "NA");
 * Examples<Customer, Churn> all = ChurnModelNetwork.read(customers, "churn");
 * }</pre>
 */
public final class Csv {
    private final CsvSource source;
    private final CsvFormat format;

    private Csv(CsvSource source, CsvFormat format) {
        this.source = source;
        this.format = format;
    }

    /** A file. It is opened when it is read, each time. */
    public static Csv file(Path file) {
        Objects.requireNonNull(file, "file must not be null");
        return new Csv(CsvSource.of(file), CsvFormat.DEFAULT);
    }

    /**
     * Bytes, for example of a resource. They can be read once, and the stream is not closed.
     *
     * @param name the name of the data in error messages
     */
    public static Csv of(String name, InputStream in) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(in, "in must not be null");
        return new Csv(CsvSource.of(name, in), CsvFormat.DEFAULT);
    }

    /**
     * Text. It can be read once, and the reader is not closed.
     *
     * @param name the name of the data in error messages
     */
    public static Csv of(String name, Reader in) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(in, "in must not be null");
        return new Csv(CsvSource.of(name, in), CsvFormat.DEFAULT);
    }

    /**
     * The texts of missing cells, instead of the empty one: {@code missing("", "NA")}. They are compared exactly, after
     * blanks around the cell are removed.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Csv missing(String... texts) {
        if (texts.length == 0) {
            throw new IllegalArgumentException(
                    "missing needs at least one text; if nothing is missing, do not call it");
        }
        Set<String> stripped = new LinkedHashSet<>();
        for (String text : texts) {
            stripped.add(Objects.requireNonNull(text, "a text must not be null").strip());
        }
        return new Csv(source, format.withMissing(Set.copyOf(stripped)));
    }

    /**
     * The character between cells, instead of the comma.
     *
     * @throws IllegalArgumentException if it is a line break, or the quote
     */
    public Csv separator(char separator) {
        requireUsable("separator", separator, format.quote());
        return new Csv(source, format.withSeparator(separator));
    }

    /**
     * The character around cells that contain separators, instead of {@code "}.
     *
     * @throws IllegalArgumentException if it is a line break, or the separator
     */
    public Csv quote(char quote) {
        requireUsable("quote", quote, format.separator());
        return new Csv(source, format.withQuote(quote));
    }

    private static void requireUsable(String what, char c, char other) {
        if (c == '\n' || c == '\r' || c == other) {
            throw new IllegalArgumentException(
                    "the " + what + " must be neither a line break nor the same character as the "
                            + (what.equals("quote") ? "separator" : "quote") + ", but is " + name(c));
        }
    }

    private static String name(char c) {
        return c < ' ' ? String.format("U+%04X", (int) c) : "'" + c + "'";
    }

    /** Numbers are written with a decimal comma: {@code 3,14}. */
    public Csv decimalComma() {
        return new Csv(source, format.withDecimalComma());
    }

    /** The charset of the text, instead of UTF-8. A byte order mark in the file prevails. */
    public Csv charset(Charset charset) {
        return new Csv(source, format.withCharset(Objects.requireNonNull(charset, "charset must not be null")));
    }

    /**
     * The form of dates and instants, such as {@code dd.MM.yyyy}, with the letters of
     * {@link java.time.format.DateTimeFormatter}. The names of months are in English. Years of two digits are from 2000
     * to 2099. By default, dates and instants are in the notation of ISO 8601: {@code 2024-12-31},
     * {@code 2024-12-31T23:59:59Z}.
     *
     * @throws IllegalArgumentException if the pattern is invalid
     */
    public Csv dateFormat(String pattern) {
        return new Csv(
                source, format.withDates(CsvDates.of(Objects.requireNonNull(pattern, "pattern must not be null"))));
    }

    /**
     * Reads all rows, or none.
     *
     * @param columns the columns to read; the row's getters take their numbers in this list
     * @param reader makes an object from a row; returns null only if {@link CsvRow#isBad}. The row is valid only during
     *     the call. An exception is reported with the line of the row.
     * @return an object for each row of the file, in its order
     * @throws DataFileException if the file cannot be read, it lacks a column or has no row, or a row is bad; the
     *     message names the file, and for the first ten bad rows the line, the column, the text and the remedy
     */
    public <R> List<R> read(List<CsvColumn> columns, Function<? super CsvRow, ? extends @Nullable R> reader) {
        Objects.requireNonNull(reader, "reader must not be null");
        try (CsvRecords records = CsvRecords.open(source, format)) {
            BadRows bad = new BadRows(source.name());
            CsvRow row = new CsvRow(List.copyOf(columns), format, records, bad);
            records.keep(row.positions());
            List<R> rows = new ArrayList<>();
            while (records.next()) {
                bad.begin(records.line());
                R made = records.isComplete(bad) ? row.read(reader) : null;
                if (made != null) {
                    rows.add(made);
                }
                bad.end();
            }
            bad.requireNone();
            return rows;
        }
    }

    /**
     * The rows of this file as a stream, which opens the file anew for each pass. A row that is bad ends a pass.
     *
     * @param columns the columns to read; the row's getters take their numbers in this list
     * @param reader makes an object from a row, as in {@link #read}
     * @param feature makes the record of an object
     * @param target makes the target of an object
     */
    public <R, X, Y> ExampleStream<X, Y> stream(
            List<CsvColumn> columns,
            Function<? super CsvRow, ? extends @Nullable R> reader,
            Function<? super R, ? extends X> feature,
            Function<? super R, ? extends Y> target) {
        return ExampleStream.ofCursors(
                source.name(), new CsvPasses<R, X, Y>(source, format, columns, reader, feature, target));
    }

    /**
     * Writes a copy of this file with more columns, for example with predictions: all columns and rows as they are, and
     * behind them the added columns. The charset is that of this file. The copy is compressed if its name ends with
     * {@code .gz}. An existing file is replaced only after the new one is on disk.
     *
     * <pre>{@code
     * List<Customer> customers = network.encoder().read(csv);
     * csv.writeTo(out, List.of("churn", "probability"), customers, customer ->
     *         List.of(predictor.classify(customer).name(), String.valueOf(predictor.probability(customer))));
     * }</pre>
     *
     * @param added the names of the added columns
     * @param rows what was read from this file, an element for each row in its order
     * @param texts the texts of a row in the added columns
     * @throws DataFileException if this file cannot be read, it has one of these columns or another number of rows, or
     *     the copy cannot be written
     * @throws IllegalArgumentException if a row has not as many texts as columns are added
     */
    public <R> void writeTo(
            Path out, List<String> added, List<? extends R> rows, Function<? super R, List<String>> texts) {
        new CsvCopy<R>(source, format, added, rows, texts).writeTo(out);
    }
}
