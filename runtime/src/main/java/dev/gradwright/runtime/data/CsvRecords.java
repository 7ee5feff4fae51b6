package dev.gradwright.runtime.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The records of an open CSV file, one after the other. Lines without a text are skipped. */
final class CsvRecords implements Closeable {
    private static final String SEPARATORS = ";\t|,";
    /** Characters of the first line that are looked at for another separator. */
    private static final int MAX_FIRST_LINE = 1 << 13;

    private final String file;
    private final CsvFormat format;
    private final Reader text;
    private final CsvReader<CsvCells> reader;
    private final Iterator<CsvCells> iterator;
    private final CsvCells cells = new CsvCells();
    private final String firstLine;
    private final CsvHeader header;

    private CsvRecords(String file, CsvFormat format, Reader text) throws IOException {
        this.file = file;
        this.format = format;
        this.text = text;
        BufferedReader buffered = new BufferedReader(text, 1 << 16);
        this.firstLine = firstLine(buffered);
        this.reader = CsvReader.builder()
                .fieldSeparator(format.separator())
                .quoteCharacter(format.quote())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(true)
                .build(cells, buffered);
        this.iterator = reader.iterator();
        this.header = readHeader();
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws DataFileException if that fails
     */
    static CsvRecords open(CsvSource source, CsvFormat format) {
        try {
            Reader text = source.open(format.charset());
            try {
                return new CsvRecords(source.name(), format, text);
            } catch (IOException | RuntimeException e) {
                text.close();
                throw e;
            }
        } catch (IOException e) {
            throw DataFile.failure(source.name(), e);
        }
    }

    private static String firstLine(BufferedReader text) throws IOException {
        text.mark(MAX_FIRST_LINE);
        StringBuilder line = new StringBuilder();
        for (int c = text.read(); c >= 0 && c != '\n' && c != '\r'; c = text.read()) {
            line.append((char) c);
            if (line.length() == MAX_FIRST_LINE) {
                break;
            }
        }
        text.reset();
        return line.toString();
    }

    private CsvHeader readHeader() {
        if (firstLine.indexOf('\0') >= 0) {
            throw new DataFileException(
                    file, "its text has NUL characters; if it is UTF-16, call charset(StandardCharsets.UTF_16LE)");
        }
        if (!next()) {
            throw new DataFileException(file, "is empty; it must begin with a line that names the columns");
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < cells.count(); i++) {
            names.add(cells.get(i));
        }
        return new CsvHeader(file, names, otherSeparator());
    }

    /** A remedy if the first line has more of another separator; or empty. */
    private String otherSeparator() {
        char best = format.separator();
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char candidate = SEPARATORS.charAt(i);
            if (count(candidate) > count(best)) {
                best = candidate;
            }
        }
        return best == format.separator()
                ? ""
                : "; if its columns are separated by " + (best == '\t' ? "tabs" : "'" + best + "'")
                        + ", call separator('" + (best == '\t' ? "\\t" : best) + "')";
    }

    private long count(char separator) {
        return firstLine.chars().filter(c -> c == separator).count();
    }

    CsvHeader header() {
        return header;
    }

    CsvCells cells() {
        return cells;
    }

    /** The line of the file in which the record begins, from 1. */
    int line() {
        return cells.line();
    }

    /** Reads the cells of these columns only. */
    void keep(int[] positions) {
        cells.keep(positions);
    }

    /** Keeps the blanks around cells. */
    void keepBlanks() {
        cells.keepBlanks();
    }

    /** The charset of the file; UTF-8 if it is not known. */
    Charset charset() {
        return text instanceof CsvText known ? known.charset() : StandardCharsets.UTF_8;
    }

    /** Whether the file begins with a byte order mark. */
    boolean hasMark() {
        return text instanceof CsvText known && known.hasMark();
    }

    /** Whether the record has a cell for each column; reports if not. */
    boolean isComplete(BadRows bad) {
        int expected = header.names().size();
        int found = cells.count();
        if (found != expected) {
            bad.add(" has " + found + (found == 1 ? " cell" : " cells") + ", but the header has " + expected
                    + "; put cells that contain "
                    + (format.separator() == '\t' ? "tabs" : "'" + format.separator() + "'")
                    + " or line breaks in quotes");
        }
        return found == expected;
    }

    /**
     * Goes to the next record.
     *
     * @return whether there is one
     * @throws DataFileException if the file cannot be read further
     */
    boolean next() {
        try {
            do {
                if (!iterator.hasNext()) {
                    return false;
                }
                iterator.next();
            } while (cells.isBlank());
            return true;
        } catch (UncheckedIOException e) {
            throw DataFile.failure(file, e.getCause());
        } catch (CsvParseException e) {
            if (e.getCause() instanceof DataFileException cause) {
                throw cause;
            }
            throw new DataFileException(
                    file + ", line " + cells.line(),
                    "a quote " + format.quote() + " of the row that begins here is not closed, or text follows it; "
                            + "write a quote within a quoted cell twice, or call quote(...) if it means nothing"
                            + otherSeparator(),
                    e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw DataFile.failure(file, e);
        }
    }
}
