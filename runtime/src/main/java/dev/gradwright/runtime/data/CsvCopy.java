package dev.gradwright.runtime.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.gradwright.runtime.file.AtomicFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a copy of a CSV file with more columns.
 *
 * @param <R> what was read from a row
 */
final class CsvCopy<R> {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final CsvSource source;
    private final CsvFormat format;
    private final List<String> added;
    private final List<? extends R> rows;
    private final Function<? super R, List<String>> texts;

    CsvCopy(
            CsvSource source,
            CsvFormat format,
            List<String> added,
            List<? extends R> rows,
            Function<? super R, List<String>> texts) {
        this.source = source;
        this.format = format;
        this.added = List.copyOf(added);
        this.rows = rows;
        this.texts = Objects.requireNonNull(texts, "texts must not be null");
    }

    /** Writes the file, or leaves it as it was. */
    void writeTo(Path out) {
        try (CsvRecords records = CsvRecords.open(source, format)) {
            requireOther(out);
            requireNewNames(records.header().names());
            records.keepBlanks();
            AtomicFile.write(out, channel -> write(Channels.newOutputStream(channel), out, records));
        } catch (UncheckedIOException e) {
            throw failure(out, e.getCause());
        } catch (IOException e) {
            throw failure(out, e);
        }
    }

    private static DataFileException failure(Path out, IOException e) {
        return new DataFileException(out.toString(), "cannot be written: " + e.getMessage(), e);
    }

    private void requireOther(Path out) throws IOException {
        Path file = source.file();
        if (file != null && Files.exists(out) && Files.isSameFile(file, out)) {
            throw new DataFileException(out.toString(), "is the file that is read; name another one for the copy");
        }
    }

    private void requireNewNames(List<String> names) {
        List<String> all = new ArrayList<>(names);
        for (String name : added) {
            if (all.contains(name)) {
                throw new DataFileException(
                        source.name(),
                        "has a column " + BadCellException.quoted(name)
                                + " already; rename it in the file, or the added one");
            }
            all.add(name);
        }
    }

    private void write(OutputStream stream, Path out, CsvRecords records) throws IOException {
        boolean isZipped = out.toString().endsWith(".gz");
        GZIPOutputStream zipped = isZipped ? new GZIPOutputStream(stream) : null;
        Writer text = new BufferedWriter(new OutputStreamWriter(
                zipped == null ? stream : zipped, records.charset().newEncoder()));
        if (records.hasMark()) {
            text.write(BYTE_ORDER_MARK);
        }
        // Not closed: that would close the channel before its content is forced to disk.
        CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(format.separator())
                .quoteCharacter(format.quote())
                .lineDelimiter(LineDelimiter.LF)
                .build(text);
        try {
            writeRecords(csv, records);
            csv.flush();
            text.flush();
        } catch (UncheckedIOException e) {
            throw explained(e.getCause(), records);
        } catch (CharacterCodingException e) {
            throw explained(e, records);
        }
        if (zipped != null) {
            zipped.finish();
        }
    }

    private static IOException explained(IOException e, CsvRecords records) {
        return e instanceof CharacterCodingException
                ? new IOException(
                        "a text has characters that " + records.charset()
                                + ", the charset of the file that is read, does not have",
                        e)
                : e;
    }

    private void writeRecords(CsvWriter csv, CsvRecords records) {
        csv.writeRecord(joined(records.header().names(), added));
        BadRows bad = new BadRows(source.name());
        int row = 0;
        while (records.next()) {
            bad.begin(records.line());
            if (row < rows.size() && records.isComplete(bad)) {
                csv.writeRecord(joined(records.cells().all(), textsOf(row)));
            }
            bad.end();
            row++;
        }
        bad.requireNone();
        if (row != rows.size()) {
            throw new DataFileException(
                    source.name(),
                    "has " + row + " rows, but there are " + rows.size()
                            + " to add columns to; pass what was read from this file, in its order");
        }
    }

    private List<String> textsOf(int row) {
        List<String> found = texts.apply(rows.get(row));
        if (found.size() != added.size()) {
            throw new IllegalArgumentException("each row needs " + added.size() + " texts, for " + added + ", but row "
                    + row + " has " + found.size() + ": " + found);
        }
        return found;
    }

    private static List<String> joined(List<String> cells, List<String> more) {
        List<String> joined = new ArrayList<>(cells);
        joined.addAll(more);
        return joined;
    }
}
